import { visible } from "./page";

/** So many words in the same order are not a coincidence. */
const run = 6;
/** A shorter note could be a part of anybody's sentence, so only a line that says nothing else counts as the note. In words. */
const fewest = 3;

/**
 * Whether a text still contains one of the notes that only an office may read, or a part of one. Words are compared without
 * accents, marks and line breaks, because a program that repeats our letter may change those.
 */
export function containsNote(text: string, notes: readonly string[]): boolean {
  if (notes.length === 0) return false;
  const all = wordsOf(text).join("");
  const lines = new Set(text.split("\n").map((line) => wordsOf(line).join("")));
  return notes.some((note) => {
    const words = wordsOf(note);
    if (words.length === 0) return false;
    if (words.length < fewest) return lines.has(words.join(""));
    if (words.length <= run) return all.includes(words.join(""));
    return words.some((_, at) => at + run <= words.length && all.includes(words.slice(at, at + run).join("")));
  });
}

const wordsOf = (text: string): string[] =>
  visible(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ł", "l")
    .match(/[\p{L}\p{N}]+/gu) ?? [];
