import { join } from "node:path";
import { z } from "zod";
import { repliesIn, situations, type Reply, type Situation } from "../../../dialogs/kit/replies";
import { languages, type Lang } from "../../../dialogs/kit/text";
import { checked, splitByVoice } from "./writers";

/** A text that somebody types at a card, and the reply to it that this is. */
export interface ReplyLine {
  readonly text: string;
  readonly situation: Situation;
  readonly reply: Reply;
  /** A second reply that is equally right. */
  readonly also?: Reply;
  readonly lang: Lang;
  /** The writer of the line; see `dialogs/replies/writers.yaml`. */
  readonly voice: string;
}

export interface ReplyLines {
  /** The lines to train on. */
  readonly taught: readonly ReplyLine[];
  /** The lines of voices that are never trained on: the test set. */
  readonly held: readonly ReplyLine[];
}

const line = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), also: z.string() })]);
/** By reply, then by voice. */
const linesFile = z.record(z.string(), z.record(z.string(), z.array(line).min(1)));

/**
 * Reads `<lang>/<situation>.yaml` and `writers.yaml` of a folder.
 *
 * @throws an error that names the file and what to change if a file is missing or has an unknown reply or voice
 */
export function loadReplies(dir: string): ReplyLines {
  const all = languages.flatMap((lang) => situations.flatMap((situation) => linesIn(dir, lang, situation)));
  return splitByVoice(dir, all);
}

function linesIn(dir: string, lang: Lang, situation: Situation): ReplyLine[] {
  const file = join(dir, lang, `${situation}.yaml`);
  const known: readonly string[] = repliesIn[situation];
  const as = (name: string): Reply => {
    if (known.includes(name)) return name as Reply;
    throw new Error(`${file} names «${name}», which is no reply to it. There are: ${known.join(", ")}`);
  };
  return Object.entries(checked(file, linesFile)).flatMap(([reply, byVoice]) =>
    Object.entries(byVoice).flatMap(([voice, lines]) =>
      lines.map((it): ReplyLine => {
        const { text, also } = typeof it === "string" ? { text: it, also: undefined } : it;
        return { text, situation, reply: as(reply), lang, voice, ...(also !== undefined && { also: as(also) }) };
      }),
    ),
  );
}
