import { z } from "zod";
import { languages, type Lang } from "../../dialogs/kit/text";
import type { Key } from "../store/port";
import { defineRecord } from "../store/record";

/** Everything is in one partition, so that several texts are published in one commit. */
export const partition = "texts";

const by = z.object({ id: z.string(), name: z.string() });
/** The author of an act and its time, in milliseconds since the epoch. */
const stamp = { by, at: z.number() };

const editSchema = z.object({
  key: z.string(),
  lang: z.enum(languages),
  draft: z
    .object({
      text: z.string(),
      /** The release's text at that time. */
      base: z.string(),
      ...stamp,
    })
    .nullable(),
  published: z
    .object({
      text: z.string(),
      base: z.string(),
      /** The key of the replaced answer among several to a topic; null for any other text. */
      answer: z.string().nullable(),
    })
    .nullable(),
  /** The newest last. */
  versions: z.array(
    z.object({
      number: z.int().positive(),
      before: z.string(),
      after: z.string(),
      how: z.enum(["published", "reverted", "shipped"]),
      ...stamp,
    }),
  ),
  /** The last writer of this record. */
  last: z.object(stamp),
});
/** The staff's edit of one text in one language. */
export type Edit = z.infer<typeof editSchema>;

export const editRecord = defineRecord({ kind: "textEdit", version: 1, schema: editSchema });
export const editKey = (key: string, lang: Lang): Key => ({ kind: "textEdit", partition, id: `${lang}:${key}` });

/** The text that a record is about, by the record's id. */
export function textIn({ id = "" }: Key): Pick<Edit, "key" | "lang"> | undefined {
  const lang = languages.find((it) => id.startsWith(`${it}:`));
  return lang && { lang, key: id.slice(lang.length + 1) };
}

/** A text that staff have not edited yet. */
export const untouched = ({ key, lang }: Pick<Edit, "key" | "lang">, last: Edit["last"]): Edit => ({
  key,
  lang,
  draft: null,
  published: null,
  versions: [],
  last,
});

/** Written with everything that is published. Its revision tells a process whether it has read the latest texts. */
export const editionRecord = defineRecord({ kind: "textEdition", version: 1, schema: z.object({ at: z.number() }) });
export const editionKey: Key = { kind: "textEdition", partition };

/** More versions than these are not kept. */
export const keptVersions = 50;
