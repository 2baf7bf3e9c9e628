/** A letter while it is being written. */
export interface Letter {
  readonly text: string;
  /** The latest addition to it. */
  readonly added?: string | undefined;
  /** The whole letter as it was before the latest change. */
  readonly earlier?: string | undefined;
}

export interface Changed {
  readonly text: string;
  readonly kind: "removed" | "changed" | "added" | "restored";
}

/**
 * The result of a request to change a letter: its new text; `inForm` if it is not certain what to change; or `ownWords` if the letter would
 * have to be worded anew, which only the student does.
 */
export type Edited = Changed | "inForm" | "ownWords";

export const isChanged = (it: Edited | undefined): it is Changed => typeof it === "object";

const literally = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\p{L}\\p{N}])`, "giu");

/** Whether whole words occur in a letter, in upper or lower case. */
export const occurs = (words: string, letter: string): boolean => words !== "" && literally(words).test(letter);

/**
 * The letter with words put for others wherever those occur. Words of the new wording that stand beside the old one already are not written
 * twice: «change 10 to 12 December» in «before 10 December».
 *
 * @param keepsCapital the new words begin with a capital where the old ones did
 */
export const withWords = (letter: string, old: string, anew: string, keepsCapital = false): string =>
  letter.replace(literally(old), (found: string, at: number) => {
    const inPlace = withoutNeighbours(anew, letter.slice(0, at), letter.slice(at + found.length));
    return keepsCapital && /^\p{Lu}/u.test(found) ? inPlace.replace(/^\p{Ll}/u, (it) => it.toUpperCase()) : inPlace;
  });

/** New words without those at their ends that already stand before or behind their place. At least one word is left. */
function withoutNeighbours(anew: string, before: string, behind: string): string {
  const words = anew.split(" ");
  const isSame = (some: readonly string[], text: string): boolean =>
    text.toLowerCase() === some.join(" ").toLowerCase();
  for (let count = words.length - 1; count > 0; count--) {
    const tail = words.slice(-count);
    if (isSame(tail, behind.trimStart().slice(0, tail.join(" ").length)) && /^\s/u.test(behind))
      return words.slice(0, -count).join(" ");
    const head = words.slice(0, count);
    if (isSame(head, before.trimEnd().slice(-head.join(" ").length)) && /\s$/u.test(before))
      return words.slice(count).join(" ");
  }
  return anew;
}

export const sentencesOf = (letter: string): string[] => letter.split(/(?<=[.!?…]\s|\n)/u);
export const linesOf = (letter: string): string[] => letter.split(/(?<=\n)/u);

/** Quotation marks of any kind around a wording. */
export const quoted = /["“”„«»‘]([^"“”„«»]{1,300})["“”«»’]/u;
