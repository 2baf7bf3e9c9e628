/** The result of a request to change a letter: its new text, or `inForm` if only the student can make the change. */
export type Edited = { readonly text: string; readonly kind: "removed" | "changed" | "added" } | "inForm";

const literally = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\p{L}\\p{N}])`, "giu");

/** Whether whole words occur in a letter, in upper or lower case. */
export const occurs = (words: string, letter: string): boolean => literally(words).test(letter);

/**
 * The letter with words put for others wherever those occur.
 *
 * @param keepsCapital the new words begin with a capital where the old ones did
 */
export const withWords = (letter: string, old: string, anew: string, keepsCapital = false): string =>
  letter.replace(literally(old), (found) =>
    keepsCapital && /^\p{Lu}/u.test(found) ? anew.replace(/^\p{Ll}/u, (it) => it.toUpperCase()) : anew,
  );
