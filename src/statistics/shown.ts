import { fewest } from "../ops/inSteps";

export { fewest };

/**
 * A count as it may be shown: `few` stands for 1 to 4. Everything that is derived from several counts is derived from what is
 * shown of them, so that no sum, difference or share tells more about a hidden count than the page itself does.
 */
export type Shown = { readonly count: number; readonly isAtLeast: boolean } | "few";

/**
 * How a count is shown. One that still grows is rounded down to a multiple of five, also to none: whoever reloads the page all the
 * time must not see, at the first of them, what a single person did just now.
 */
export function shown(count: number, isGrowing: boolean): Shown {
  if (count <= 0 || (isGrowing && count < fewest)) return { count: 0, isAtLeast: false };
  if (count < fewest) return "few";
  return isGrowing ? { count: count - (count % fewest), isAtLeast: true } : { count, isAtLeast: false };
}

/** A sum of shown counts. Of each hidden one it is only known that it is at least 1. */
export function totalOf(parts: readonly Shown[]): Shown {
  const some = parts.filter((it) => it === "few" || it.count > 0);
  if (some.length === 1 && some[0] === "few") return "few";
  const count = some.reduce((sum, it) => sum + (it === "few" ? 1 : it.count), 0);
  const isAtLeast = some.some((it) => it === "few" || it.isAtLeast);
  return count > 0 && count < fewest ? { count: 1, isAtLeast } : { count, isAtLeast };
}

/** The share of one shown count in another, in whole percent; undefined if too little is known for it. */
export function shareOf(part: Shown, whole: Shown): number | undefined {
  if (part === "few" || whole === "few" || whole.count === 0) return undefined;
  return Math.min(100, Math.round((100 * part.count) / whole.count));
}

/** A count as text: `<5`, `12`, or `12+` when it is at least so many. */
export const shownText = (it: Shown): string =>
  it === "few" ? `<${String(fewest)}` : `${String(it.count)}${it.isAtLeast ? "+" : ""}`;
