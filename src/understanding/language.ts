import type { Lang } from "../../dialogs/kit/text";
import { languages } from "../../dialogs/kit/text";
import { clean, fold } from "./fold";
import type { Example } from "./phrases";

/** How much likelier the best language must be than the next, in natural logarithms, before it is named. */
const clear = 2.2;
/** Ukrainian in Latin letters is rarer than Polish or English. */
const prior: Readonly<Record<Lang, number>> = { pl: 0, en: 0, uk: -2.5 };
const polishLetters = /[ąćęłńśźż]/u;

/**
 * Learns to tell the language of a text from the examples: by its letters where those decide, else by which words and three-letter
 * pieces are usual in which language. The function returns undefined when that cannot be told.
 */
export function createLanguageGuess(examples: readonly Example[]): (text: string) => Lang | undefined {
  const counts = new Map<string, Record<Lang, number>>();
  const totals: Record<Lang, number> = { pl: 0, en: 0, uk: 0 };
  for (const { text, lang } of examples) {
    if (lang === "uk" && /[a-z]/i.test(text) && /\p{Script=Cyrillic}/u.test(text)) continue;
    for (const piece of piecesOf(fold(text))) {
      const count = counts.get(piece) ?? { pl: 0, en: 0, uk: 0 };
      count[lang]++;
      totals[lang]++;
      counts.set(piece, count);
    }
  }
  return (text) => {
    const cleaned = clean(text);
    const cyrillic = cleaned.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
    const latin = cleaned.match(/\p{Script=Latin}/gu)?.length ?? 0;
    if (cyrillic > 0 && cyrillic * 2 >= latin) return "uk";
    if (polishLetters.test(cleaned)) return "pl";
    const odds = { ...prior };
    for (const piece of piecesOf(fold(text.slice(0, 300)))) {
      const count = counts.get(piece);
      if (!count) continue;
      const strength = piece.startsWith("=") ? 1 : 0.35;
      for (const lang of languages) odds[lang] += strength * Math.log((count[lang] + 0.3) / (totals[lang] + 300));
    }
    const [first, second] = [...languages].sort((a, b) => odds[b] - odds[a]);
    return first && second && odds[first] - odds[second] >= clear ? first : undefined;
  };
}

function piecesOf(folded: string): string[] {
  return folded.split(" ").flatMap((word) => {
    if (!/\p{L}/u.test(word)) return [];
    const framed = `<${word}>`;
    const pieces = [`=${word}`];
    for (let at = 0; at + 3 <= framed.length; at++) pieces.push(framed.slice(at, at + 3));
    return pieces;
  });
}
