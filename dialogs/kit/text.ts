/** The languages Legitka speaks. Polish is the language of the universities it serves, so it is the fallback. */
export const languages = ["pl", "en", "uk"] as const;
export type Lang = (typeof languages)[number];

/** What may fill a place in a sentence. `day` and `moment` are written out in the reader's language («31 marca 2027»). */
export type Value = string | number | { readonly day: string } | { readonly moment: string } | { readonly text: Text };

/**
 * A text before its language is known: plain data, so a card can be stored, compared in tests, and
 * said to the same student in another language a minute later.
 */
export type Text =
  | { readonly key: string; readonly values?: Readonly<Record<string, Value>> }
  | { readonly verbatim: string }
  | { readonly words: Words };

/** USOS's own language dictionary, as its API sends it. `uk` is not sent today; it is used if that changes. */
export interface Words {
  readonly pl?: string | undefined;
  readonly en?: string | undefined;
  readonly uk?: string | undefined;
}

/** Names a sentence of `dialogs/locales/*.yaml`. */
export function t(key: string, values?: Readonly<Record<string, Value>>): Text {
  return values ? { key, values } : { key };
}

/** Shows something exactly as it came (a name, an unknown status): never translated, never interpreted as markup. */
export const verbatim = (value: string): Text => ({ verbatim: value });

/** Shows USOS's words in the reader's language, else in Polish, else in English. */
export const inWordsOf = (words: Words): Text => ({ words });

/** A calendar day, `YYYY-MM-DD` (a longer ISO time is cut to its day). */
export const day = (iso: string): Value => ({ day: iso.slice(0, 10) });

/** A moment, ISO 8601; shown as day and time in the institution's time zone. */
export const moment = (iso: string): Value => ({ moment: iso });

/** How many words a person typed; an empty text counts as one. */
export const wordsIn = (text: string): number => text.trim().split(/\s+/).length;
