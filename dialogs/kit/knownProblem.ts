/** Folded as far as people differ in typing a word: no capitals, no diacritics. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/(?!\u0306)\p{M}/gu, "")
    .normalize("NFC");

const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The phrases of a list that staff typed, one a line or between commas. */
export const phrasesIn = (list: string): string[] =>
  list.split(/[,;\n]/).flatMap((it) => (wordsIn(it).length > 0 ? [it.trim()] : []));

/** A shorter word stands for itself alone; in a longer one, its beginning is enough, because Polish words have endings. */
const shortestBeginning = 4;

/** Whether a text has all words of one of the phrases, wherever they stand in it. */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const words = wordsIn(text);
  const has = (wanted: string): boolean =>
    words.some((it) => it === wanted || (wanted.length >= shortestBeginning && it.startsWith(wanted)));
  return phrases.some((phrase) => {
    const wanted = wordsIn(phrase);
    return wanted.length > 0 && wanted.every(has);
  });
}
