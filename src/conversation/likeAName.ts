import { isDenial, wording } from "../understanding";

const unseen = wording("(nie | не | don't | do not) (widzę | ma | mam | бачу | baczu | вижу | see)");
const reach = 4;

/** Whether the words contain a name. «Mam androida» contains «Android»; of a longer name all words must follow one another. */
export function contains(words: readonly string[], name: readonly string[]): boolean {
  const [first = "", ...more] = name;
  // «Plusa na środku nie widzę» denies the name before it.
  const isDenied = (at: number): boolean =>
    isDenial(words.slice(Math.max(0, at - 3), at).join(" ")) ||
    unseen.isIn(words.slice(at + 1, at + 1 + reach).join(" "));
  if (more.length === 0) return first.length > 3 && words.some((it, at) => it.startsWith(first) && !isDenied(at));
  return words.some((_, at) => name.every((it, next) => words[at + next] === it) && !isDenied(at));
}

/** Whether a text is a name with typos: a name of five letters or more may have one, a name of nine or more two. */
export const isSlip = (said: string, name: string): boolean => {
  const allowed = name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0;
  return allowed > 0 && Math.abs(said.length - name.length) <= allowed && isWithin(said, name, allowed);
};

/** A shorter word with one letter less is too often another word. */
const mayLoseALetter = 7;

/**
 * Whether a word is another one typed with two neighbouring letters swapped, or with a letter too few or too many. Its first letter and its
 * ending must be right, because the ending tells who does something and when: «zamawiał» is no slip of «zamawiam».
 */
export function isSlipOfTheFinger(said: string, word: string): boolean {
  if (said === word || said[0] !== word[0] || said.slice(-2) !== word.slice(-2)) return false;
  if (said.length === word.length) {
    const at = Array.from(word).findIndex((it, place) => it !== said[place]);
    return said === `${word.slice(0, at)}${word[at + 1] ?? ""}${word[at] ?? ""}${word.slice(at + 2)}`;
  }
  return word.length >= mayLoseALetter && Math.abs(said.length - word.length) === 1 && isWithin(said, word, 1);
}

/**
 * Whether two words are at most so many edits apart; swapping two neighbouring letters counts as one edit. Most words differ at their
 * beginning, so the comparison ends as soon as two rows, between which a swap may leap, are both too far.
 */
export function isWithin(one: string, other: string, most: number): boolean {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  let wasNear = true;
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      const changed = Number(one[at - 1] !== other[to - 1]);
      const up = (last[to] ?? 0) + 1;
      const left = (row[to - 1] ?? 0) + 1;
      const both = (last[to - 1] ?? 0) + changed;
      const isSwap = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      row[to] = Math.min(up, left, both, isSwap ? (before[to - 2] ?? 0) + 1 : Infinity);
    }
    const isNear = Math.min(...row) <= most;
    if (!isNear && !wasNear) return false;
    [before, last, wasNear] = [last, row, isNear];
  }
  return (last[other.length] ?? Infinity) <= most;
}
