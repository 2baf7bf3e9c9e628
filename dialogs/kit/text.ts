import { z } from "zod";

/** The languages Legitka speaks. Polish is the language of the universities it serves, so it is the fallback. */
export const languages = ["pl", "en", "uk"] as const;
export type Lang = (typeof languages)[number];

/** A value inside a sentence. `day`, `moment` and `time` are written out in the reader's language («31 marca 2027»). */
export type Value =
  | string
  | number
  | { readonly day: string | Text }
  | { readonly moment: string }
  | { readonly time: string }
  /** «own» if the words are available in the reader's language, otherwise the language in which they are shown. */
  | { readonly languageOf: Words }
  | { readonly text: Text };

/**
 * A text whose language is not known yet. It is plain data, so a card can be stored, compared in tests, and shown to the same student in
 * another language a minute later.
 */
export type Text =
  | { readonly key: string; readonly values?: Readonly<Record<string, Value>> }
  | { readonly verbatim: string }
  | { readonly words: Words };

/** A multilingual text as the USOS API sends it. USOS does not send `uk` today; it is used if that changes. */
export type Words = Readonly<z.infer<typeof wordsSchema>>;
export const wordsSchema = z.object({
  pl: z.string().optional(),
  en: z.string().optional(),
  uk: z.string().optional(),
});

/** Refers to a sentence in `dialogs/locales/*.yaml`. */
export function t(key: string, values?: Readonly<Record<string, Value>>): Text {
  return values ? { key, values } : { key };
}

/** Shows a string exactly as it came (a name, an unknown status); it is never translated or interpreted as markup. */
export const verbatim = (value: string): Text => ({ verbatim: value });

/**
 * Quotes USOS in the reader's language, otherwise in Polish, otherwise in English, and says which one. Shows nothing if USOS gave
 * no words, because it may refuse without a reason.
 */
export function usosSays(words: Words | null | undefined): Text[] {
  const { pl, en, uk } = words ?? {};
  return words && (pl || en || uk) ? [t("usosSays", { words: { text: { words } }, in: { languageOf: words } })] : [];
}

/** The paragraphs of a card or notice, which has one text or several. */
export const textsOf = ({ text }: { readonly text: Text | readonly Text[] }): readonly Text[] =>
  Array.isArray(text) ? (text as readonly Text[]) : [text as Text];

/** The language in which USOS's words are shown to a reader whose own language may be missing. */
export const languageShown = (words: Words, lang: Lang): Lang =>
  words[lang] ? lang : words.pl ? "pl" : words.en ? "en" : lang;

/** A calendar day, `YYYY-MM-DD`; a longer ISO time is cut to its day. */
export const day = (iso: string): Value => ({ day: iso.slice(0, 10) });

/** A calendar day that stands in the catalog. */
export const dayIn = (key: string): Value => ({ day: t(key) });

/** A moment in ISO 8601; shown as day and time in the institution's time zone. */
export const moment = (iso: string): Value => ({ moment: iso });

/** A moment of today in ISO 8601; shown as the time of day in the institution's time zone. */
export const timeOfDay = (iso: string): Value => ({ time: iso });

/** The number of words in a text; an empty text counts as one. */
export const wordsIn = (text: string): number => text.trim().split(/\s+/).length;
