import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import { languages, type Lang } from "../../dialogs/kit/text";
import { fold } from "./fold";
import { intents, type Intent } from "./intents";

/** What an example stands for; `other` is talk that is not ours to answer. */
export type Meaning = Intent | "other";

export interface Example {
  readonly text: string;
  readonly meaning: Meaning;
  readonly lang: Lang;
}

/** Words that mean the same, by the name of their group. A trailing `*` stands for any ending. */
export interface Words {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly filler: readonly string[];
  readonly not: readonly string[];
  /** Forms that tell what was done: no wish to have it done. */
  readonly happened: readonly string[];
}

export interface Phrases {
  readonly examples: readonly Example[];
  readonly words: Words;
}

const list = z.array(z.string().min(1)).min(1);
const phraseFile = z.record(z.enum([...intents, "other"]), list);
const wordFile = z.strictObject({ groups: z.record(z.string(), list), filler: list, not: list, happened: list });

/**
 * Reads `pl.yaml`, `en.yaml`, `uk.yaml` and `words.yaml` of a folder. Throws an error naming the file and the mend when one
 * has an unknown meaning, a missing one, or a phrase under two meanings.
 */
export function loadPhrases(dir: string): Phrases {
  const examples = languages.flatMap((lang) => {
    const file = join(dir, `${lang}.yaml`);
    const entries = Object.entries(checked(file, phraseFile)) as [Meaning, string[]][];
    const found = entries.flatMap(([meaning, texts]) => texts.map((text): Example => ({ text, meaning, lang })));
    refuseDoubles(file, found);
    return found;
  });
  return { examples, words: checked(join(dir, "words.yaml"), wordFile) };
}

function checked<T>(file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(load(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  throw new Error(`${file} cannot be used. Mend these entries:\n${z.prettifyError(result.error)}`);
}

function refuseDoubles(file: string, examples: readonly Example[]): void {
  const meanings = new Map<string, Example>();
  for (const example of examples) {
    const before = meanings.get(fold(example.text));
    if (before && before.meaning !== example.meaning) {
      throw new Error(
        `${file}: «${example.text}» stands under ${example.meaning} and, as «${before.text}», under ${before.meaning}. Keep one.`,
      );
    }
    meanings.set(fold(example.text), example);
  }
}
