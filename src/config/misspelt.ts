/** Shorter names, such as PORT, are too similar to many others. */
const leastLetters = 6;
/** So many letters may be added, removed or changed. */
const mostLetters = 2;

export interface Misspelt {
  readonly name: string;
  readonly meant: string;
}

/**
 * The variables that are not settings but differ from one by a letter or two, as TOKEN_KEY from TOKEN_KEYS. They have no effect,
 * and the intended setting keeps its default. Only names are compared and reported, because a value may be a secret.
 */
export function misspelt(given: Readonly<Record<string, string | undefined>>, settings: readonly string[]): Misspelt[] {
  const known = new Set(settings);
  return Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined || value === "" || known.has(name) || name.length < leastLetters) return [];
    const meant = settings.find((it) => it.length >= leastLetters && isNear(name, it));
    return meant === undefined ? [] : [{ name, meant }];
  });
}

/** The lengths are compared first, because they rule out most of the names at no cost. */
const isNear = (one: string, other: string): boolean =>
  Math.abs(one.length - other.length) <= mostLetters && distance(one, other) <= mostLetters;

/** How many letters must be added, removed or changed to turn one word into the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [place, theirs] of Array.from(other).entries())
      next.push(
        Math.min((next[place] ?? 0) + 1, (row[place + 1] ?? 0) + 1, (row[place] ?? 0) + (letter === theirs ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
