import { z } from "zod";
import { languages, type Lang } from "../../../dialogs/kit/text";
import type { TextEntry, TextIn } from "../../texts/desk";

const number = z.coerce.number().int().nonnegative();
const lang = z.enum(languages);

export const listQuery = z.object({
  q: z.string().max(200).catch(""),
  show: z.enum(["all", "changed", "draft", "answers", "steps"]).catch("all"),
});
export type ListQuery = z.infer<typeof listQuery>;

export const editQuery = z.object({
  lang: lang.optional().catch(undefined),
  scene: number.catch(0),
  done: z.enum(["saved", "published", "discarded", "reverted"]).optional().catch(undefined),
});

/**
 * The edit page's form, which has the fields of Polish alone for a source or its day: the text and the `rev` of each language, what the preview shows, and which button was pressed.
 */
const otherwise = z.string().default("");
const texts = { text_pl: z.string(), text_en: otherwise, text_uk: otherwise };
export const editForm = z.object({
  ...texts,
  rev_pl: number,
  rev_en: number.default(0),
  rev_uk: number.default(0),
  preview: lang.catch("pl"),
  scene: number.catch(0),
  act: z.enum(["check", "save", "publish", "discard"]).catch("check"),
});
export type EditForm = z.infer<typeof editForm>;

export const previewForm = z.object({ ...texts, key: z.string(), preview: lang, scene: number });

export const typedIn = (form: z.infer<typeof previewForm> | EditForm, it: Lang): string =>
  ({ pl: form.text_pl, en: form.text_en, uk: form.text_uk })[it].replace(/\r\n?/g, "\n");

export const revIn = (form: EditForm, it: Lang): number => ({ pl: form.rev_pl, en: form.rev_en, uk: form.rev_uk })[it];

export const revertQuery = z.object({ lang, to: z.union([z.literal("shipped"), number]) });
export const revertForm = revertQuery.extend({ rev: number });
/** The drafts that are confirmed, each as `lang:rev`. */
export const publishForm = z.object({ targets: z.string().regex(/^((pl|en|uk):\d+)(,(pl|en|uk):\d+)*$/) });

/** The text that a field begins with: the draft, or what students read now. */
export const current = ({ draft, ...it }: TextIn): string => draft?.text ?? published(it);
export const published = ({ override, shipped, unused }: Omit<TextIn, "draft">): string =>
  unused === undefined ? (override ?? shipped) : shipped;

/** The fields of a form whose texts differ from what is stored. */
export const changedIn = ({ texts: stored, languages: edited }: TextEntry, form: EditForm): readonly Lang[] =>
  edited.filter((it) => typedIn(form, it).trim() !== current(stored[it]).trim());
