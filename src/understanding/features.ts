import type { Token } from "./lexicon";

/** What a reading of a text consists of, each with how much it says before its rarity is known. */
export type Features = ReadonlyMap<string, number>;

const weight = { word: 0.7, stem: 0.5, group: 1.3, pair: 0.45, not: 0.9, stranger: 1.5 };

/**
 * The tokens that carry meaning: fillers left out, unless nothing else was said. Strangers (words no example has) stay: they are
 * what tells «nowy telefon» from «nowy rektor».
 */
export function telling(tokens: readonly Token[]): readonly Token[] {
  const without = tokens.filter((it) => !it.filler);
  return without.length > 0 ? without : tokens;
}

/** What stands for a token beside its neighbours: its group, else the beginning that endings leave alone. */
export function symbolOf(token: Token): string {
  if (token.not) return "not";
  return token.groups[0] ?? stemOf(token.word);
}

const stemOf = (word: string): string => (word.length > 5 ? word.slice(0, 5) : word);

/** Words, their stems, their groups and pairs of neighbours. */
export function featuresOf(tokens: readonly Token[]): Features {
  const features = new Map<string, number>();
  const add = (key: string, value: number): void => void features.set(key, Math.max(features.get(key) ?? 0, value));
  let previous = "";
  for (const token of telling(tokens)) {
    const symbol = symbolOf(token);
    if (token.not) add("n", weight.not);
    else if (!token.known) add(`?${token.word}`, weight.stranger);
    else {
      add(`w${token.word}`, weight.word);
      if (token.groups.length === 0) add(`s${stemOf(token.word)}`, weight.stem);
    }
    for (const group of token.groups) add(`g${group}`, weight.group);
    if (previous) add(`p${previous} ${symbol}`, weight.pair);
    previous = symbol;
  }
  return features;
}
