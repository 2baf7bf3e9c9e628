import { fold } from "./fold";

/** How many numbers features are hashed to; a power of two. */
export const buckets = 1 << 17;

/** What a text consists of: buckets, each once, and how much they count before their rarity is known. */
export interface Features {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
}

/** Kinds of features, each hashed apart from the others, and what one of them counts. Chosen on writers held back from training. */
const kinds = {
  word: { seed: 1, weight: 1 },
  pair: { seed: 2, weight: 0.7 },
  stem: { seed: 3, weight: 0.6 },
  stems: { seed: 4, weight: 0.6 },
  apart: { seed: 5, weight: 0.4 },
  letters: { seed: 6, weight: 0.5 },
} as const;

const [shortest, longest] = [2, 5];
/** Nobody says what they want in more; the rest only costs time. */
const mostWords = 150;
const mostLetters = 30;
/** Words up to this distance are taken as said together. */
const reach = 4;

/**
 * Folded words, their beginnings, neighbours, words near each other, and runs of two to five letters. Hashing them needs no list of
 * words: what was never seen falls into a bucket like everything else, mostly an empty one.
 */
export function featuresOf(text: string): Features {
  const words = fold(text)
    .split(" ", mostWords)
    .filter(Boolean)
    .map((it) => it.slice(0, mostLetters));
  const found = new Map<number, number>();
  const add = ({ seed, weight }: { seed: number; weight: number }, key: string, from = 0, to = key.length): void => {
    const at = hash(seed, key, from, to);
    if ((found.get(at) ?? 0) < weight) found.set(at, weight);
  };
  words.forEach((word, at) => {
    const next = words[at + 1];
    add(kinds.word, word);
    if (at === 0) add(kinds.pair, `^ ${word}`);
    add(kinds.pair, `${word} ${next ?? "$"}`);
    add(kinds.stem, word.slice(0, 5));
    if (next !== undefined) add(kinds.stems, `${word.slice(0, 4)} ${next.slice(0, 4)}`);
    for (const later of words.slice(at + 2, at + 1 + reach))
      add(kinds.apart, `${word.slice(0, 5)} ${later.slice(0, 5)}`);
    const framed = `<${word}>`;
    for (let length = shortest; length <= longest; length++)
      for (let from = 0; from + length <= framed.length; from++) add(kinds.letters, framed, from, from + length);
  });
  return { buckets: [...found.keys()], values: [...found.values()] };
}

/** FNV-1a over a part of the characters, its bits mixed once more, since the lowest ones choose the bucket. */
function hash(seed: number, key: string, from: number, to: number): number {
  let bits = 2166136261 ^ seed;
  bits = Math.imul(bits, 16777619);
  for (let at = from; at < to; at++) bits = Math.imul(bits ^ key.charCodeAt(at), 16777619);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return (bits ^ (bits >>> 12)) & (buckets - 1);
}
