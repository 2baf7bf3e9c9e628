import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { languages, type Lang } from "../../../dialogs/kit/text";
import { fold } from "../fold";
import { meanings, type Meaning } from "../intents";
import { checked, splitByVoice } from "./writers";

export interface Phrase {
  readonly text: string;
  readonly meaning: Meaning;
  /** A second meaning that is equally right. */
  readonly also?: Meaning;
  readonly lang: Lang;
  /** The writer of the line; see `dialogs/phrases/writers.yaml`. */
  readonly voice: string;
}

export interface Phrases {
  /** The phrases to train on. */
  readonly taught: readonly Phrase[];
  /** The phrases of voices that are never trained on: the test set. */
  readonly held: readonly Phrase[];
}

const meaning = z.enum(meanings);
const line = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), also: meaning })]);
const phraseFile = z.record(z.string(), z.array(line).min(1));

/**
 * Reads `<lang>/<meaning>.yaml` and `writers.yaml` of a folder.
 *
 * @throws an error that names the file and what to change if a meaning or voice is unknown, or a voice has one phrase under two meanings
 */
export function loadPhrases(dir: string): Phrases {
  const all = languages.flatMap((lang) => {
    const found = readdirSync(join(dir, lang)).flatMap((name) => phrasesIn(join(dir, lang, name), lang));
    refuseDoubles(found);
    return found;
  });
  return splitByVoice(dir, all);
}

function phrasesIn(file: string, lang: Lang): Phrase[] {
  const meant = meaning.safeParse(basename(file, ".yaml"));
  if (!meant.success) throw new Error(`${file} is named after no meaning. Known are: ${meanings.join(", ")}`);
  return Object.entries(checked(file, phraseFile)).flatMap(([voice, lines]) =>
    lines.map((it) => ({ meaning: meant.data, lang, voice, ...(typeof it === "string" ? { text: it } : it) })),
  );
}

/** Refuses a phrase that one voice uses with two meanings, however it is spelled. */
function refuseDoubles(phrases: readonly Phrase[]): void {
  const meant = new Map<string, Phrase>();
  for (const it of phrases) {
    const key = `${it.voice} ${fold(it.text)}`;
    const before = meant.get(key);
    if (before && ![before.meaning, before.also].includes(it.meaning) && before.meaning !== it.also)
      throw new Error(
        `«${it.text}» stands under ${it.meaning} and, as «${before.text}», under ${before.meaning} (${it.lang}, ${it.voice}). Keep one.`,
      );
    meant.set(key, it);
  }
}
