import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import { repliesIn, situations, type Reply, type Situation } from "../../../dialogs/kit/replies";
import { languages, type Lang } from "../../../dialogs/kit/text";

/** What somebody types at what stands on the screen, and what it is to that. */
export interface ReplyLine {
  readonly text: string;
  readonly situation: Situation;
  readonly reply: Reply;
  /** A second reply that is as right. */
  readonly also?: Reply;
  readonly lang: Lang;
  /** Who wrote it; see `dialogs/replies/writers.yaml`. */
  readonly voice: string;
}

export interface ReplyLines {
  /** What may be learnt from. */
  readonly taught: readonly ReplyLine[];
  /** Of the voices nothing is ever learnt from: a check. */
  readonly held: readonly ReplyLine[];
}

const writersFile = z.strictObject({ voices: z.record(z.string(), z.string()), neverTaught: z.array(z.string()) });
const line = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), also: z.string() })]);
/** By reply, then by voice. */
const linesFile = z.record(z.string(), z.record(z.string(), z.array(line).min(1)));

/**
 * Reads `<lang>/<situation>.yaml` and `writers.yaml` of a folder.
 * @throws an error naming the file and the mend when one is missing, or has an unknown reply or voice
 */
export function loadReplies(dir: string): ReplyLines {
  const { voices, neverTaught } = checked(join(dir, "writers.yaml"), writersFile);
  const all = languages.flatMap((lang) => situations.flatMap((situation) => linesIn(dir, lang, situation)));
  const stranger = all.find(({ voice }) => !Object.hasOwn(voices, voice));
  if (stranger) throw new Error(`${dir}/writers.yaml does not name ${stranger.voice}, who wrote «${stranger.text}»`);
  const isHeld = ({ voice }: ReplyLine): boolean => neverTaught.includes(voice);
  return { taught: all.filter((it) => !isHeld(it)), held: all.filter(isHeld) };
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

function checked<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const result = schema.safeParse(load(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  throw new Error(`${file} cannot be used. Mend these entries:\n${z.prettifyError(result.error)}`);
}
