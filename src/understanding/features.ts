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

/** By bucket, how much it counts in the text that is being read; all 0 between two texts. */
const counts = new Float64Array(buckets);
/** Hashes of the runs of letters that begin at each place of a word. */
const runs = new Int32Array(mostLetters + 2);

/**
 * Folded words, their beginnings, neighbours, words near each other, and runs of two to five letters. Hashing them needs no list of
 * words: what was never seen falls into a bucket like everything else, mostly an empty one.
 */
export function featuresOf(text: string): Features {
  const words = fold(text)
    .split(" ", mostWords)
    .filter(Boolean)
    .map((it) => it.slice(0, mostLetters));
  const found: number[] = [];
  const add = (hash: number, weight: number): void => {
    const at = bucketOf(hash);
    const before = counts[at] ?? 0;
    if (before === 0) found.push(at);
    if (before < weight) counts[at] = weight;
  };
  words.forEach((word, at) => {
    const next = words[at + 1];
    const { word: whole, pair, stem, stems, apart, letters } = kinds;
    add(hashed(whole.seed, word), whole.weight);
    if (at === 0) add(more(hashed(pair.seed, "^ "), word), pair.weight);
    add(more(more(hashed(pair.seed, word), " "), next ?? "$"), pair.weight);
    add(hashed(stem.seed, word, 5), stem.weight);
    if (next !== undefined) add(more(more(hashed(stems.seed, word, 4), " "), next, 4), stems.weight);
    if (at + 2 < words.length) {
      const begun = more(hashed(apart.seed, word, 5), " ");
      for (let to = at + 2; to <= at + reach && to < words.length; to++)
        add(more(begun, words[to] ?? "", 5), apart.weight);
    }
    const framed = `<${word}>`;
    for (let from = 0; from < framed.length; from++) runs[from] = step(start(letters.seed), framed.charCodeAt(from));
    // Each run goes on from the one that is a letter shorter.
    for (let length = shortest; length <= longest; length++)
      for (let from = 0; from + length <= framed.length; from++) {
        const hash = step(runs[from] ?? 0, framed.charCodeAt(from + length - 1));
        runs[from] = hash;
        add(hash, letters.weight);
      }
  });
  const values = found.map((at) => counts[at] ?? 0);
  for (const at of found) counts[at] = 0;
  return { buckets: found, values };
}

/** FNV-1a, each kind of feature beginning differently. */
const start = (seed: number): number => Math.imul(2166136261 ^ seed, 16777619);
const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 16777619);

/** Goes on with the letters of a text, `most` of them at the most. */
function more(hash: number, text: string, most = text.length): number {
  const end = Math.min(most, text.length);
  for (let at = 0; at < end; at++) hash = step(hash, text.charCodeAt(at));
  return hash;
}
const hashed = (seed: number, text: string, most?: number): number => more(start(seed), text, most);

/** The bits are mixed once more, since the lowest ones choose the bucket. */
function bucketOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) & (buckets - 1);
}
