import type { Lang } from "../../dialogs/kit/text";
import { ownWords } from "./message";

/** Names that are the same in every language. */
const names =
  /(?<!\p{L})(mLegitymacja|mObywatel|mUSOS|USOSweb|USOS|Profil Zaufany|PESEL|ELS|QR|Legitka|Android|iPhone|iOS|Google Play|App Store|Microsoft Teams|Teams|Outlook|Slack)(?!\p{L})/gu;
const withoutNames = (text: string): string => text.replace(names, "");

/** Whether a text has several words of its own, so that it cannot be the same in two languages. */
export const hasOwnWords = (text: string, lang: Lang): boolean =>
  withoutNames(ownWords(text, lang)).trim().includes(" ");

/**
 * Forms that tell the gender of the student or of the assistant: past tense and conditional in Slavic languages, pronouns in
 * English. «Wysyłam», «przesyłam» are present tense and tell nothing.
 */
const gendered: Readonly<Record<Lang, RegExp>> = {
  pl: /(?<!\p{L})\p{L}+?(?:łem|(?<!sy)łam|łeś|łaś|łbym|łabym|łbyś|łabyś|nieneś|nnaś)(?!\p{L})|(?<!\p{L})(sam|sama|pewien|pewna)(?!\p{L})/iu,
  en: /\b(he|she|him|his|her|hers)\b/i,
  uk: /(?<!\p{L})(ти|я)( б| би| не| вже| ще)* \p{L}+(в|ла|вся|лася)(?!\p{L})|(?<!\p{L})(сам|сама|впевнений|впевнена)(?!\p{L})/iu,
};

/** The form by which a text assumes somebody's gender. */
export const genderedIn = (text: string, lang: Lang): string | undefined => gendered[lang].exec(text)?.[0];

/** Letters of another language; names, and what the app shows in Polish («…»), may have them. */
export function foreignLettersIn(text: string, lang: Lang): string | undefined {
  if (lang === "pl") return /\p{Script=Cyrillic}+/u.exec(text)?.[0];
  if (lang === "en") return (/\p{Script=Cyrillic}+/u.exec(text) ?? /[ąćęłńóśźż]/iu.exec(ownWords(text, "en")))?.[0];
  return /\p{Script=Latin}+/u.exec(withoutNames(ownWords(text, "uk")))?.[0];
}

/** The values that are written as dates. A Ukrainian date already ends with a full stop («2027 р.»). */
export const dates = ["at", "opens", "since", "until", "value", "when"] as const;

/** A date that is followed by a second full stop. */
export const doubledStopIn = (text: string, lang: Lang): string | undefined =>
  lang === "uk" ? dates.map((it) => `{${it}}.`).find((it) => text.includes(it)) : undefined;

/** The number of sentences in a text; answers have two to four. */
export const sentencesIn = (text: string): number => text.split(/(?<=[.!?])\s+(?=\p{Lu}|[«„“])/u).length;
