import { isSlip } from "../../conversation/likeAName";

/** A line that is nothing but the name of an answer. Punctuation after it is allowed, numbers of tickets and rooms are no names. */
const named = /^\s*#(\p{L}[\p{L}\p{N}]*(?:[-_][\p{L}\p{N}]+)*)[.,:;]?\s*$/u;

/** A hashtag of people's signatures: «#StandWithUkraine». */
const isHashtag = (typed: string): boolean => /\p{Ll}\p{Lu}/u.test(typed);

const folded = (name: string): string =>
  name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ł/g, "l").replace(/_/g, "-");

/** Finds an answer by what staff typed: accents and capital letters do not matter. */
export const nameMeant = (typed: string, names: readonly string[]): string | undefined =>
  names.find((it) => it === folded(typed));

const mostNear = 3;
const leastPart = 4;

/** The names that may have been meant: with a slip of the hand, or with a word in common. */
export function namesNear(typed: string, names: readonly string[]): string[] {
  const said = folded(typed);
  const bare = (it: string): string => it.replaceAll("-", "");
  const parts = said.split("-").filter((it) => it.length >= leastPart);
  const slips = names.filter((it) => bare(it) === bare(said) || isSlip(bare(said), bare(it)));
  const alike = names.filter((it) =>
    it.split("-").some((part) => parts.some((own) => part.startsWith(own) || isSlip(own, part))),
  );
  return [...new Set([...slips, ...alike])].slice(0, mostNear);
}

/** The name on a line, as staff typed it; undefined for any other line. */
export function nameOn(line: string, names: readonly string[]): string | undefined {
  const typed = named.exec(line)?.[1];
  if (typed === undefined) return undefined;
  return isHashtag(typed) && !nameMeant(typed, names) && namesNear(typed, names).length === 0 ? undefined : typed;
}
