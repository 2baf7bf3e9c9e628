/** How many numbers features are hashed to; a power of two. */
export const buckets = 1 << 17;

/** What a part of a text consists of: buckets, each once, and how much each counts before its rarity is known. */
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
  letters: { seed: 6, weight: 0.42 },
  given: { seed: 7, weight: 5 },
} as const;

const [shortest, longest] = [2, 5];
/** Nobody says what they want in more; the rest only costs time. */
const mostWords = 150;
const mostLetters = 30;
/** Words up to this distance are taken as said together. */
const reach = 4;

/** Hashes of the runs of letters that begin at each place of a word. */
const runs = new Int32Array(mostLetters + 2);

/** The words of a folded text, in its order. */
export const wordsOf = (folded: string): string[] =>
  folded
    .split(" ", mostWords)
    .filter(Boolean)
    .map((it) => it.slice(0, mostLetters));

/**
 * A folded text's words, each once, and how they stand together. A bucket counts once in each part that has it. Hashing needs no list of
 * words: what was never seen falls into a bucket like everything else, mostly an empty one.
 */
export function partsOf(folded: string): Features[] {
  const words = wordsOf(folded);
  return [...Array.from(new Set(words), featuresOfWord), featuresBetween(words)];
}

/** A word, its beginning, and its runs of two to five letters; the same wherever it stands. */
export function featuresOfWord(word: string): Features {
  const { word: whole, stem, letters } = kinds;
  const { add, features } = collector();
  add(hashed(whole.seed, word), whole.weight);
  add(hashed(stem.seed, word, 5), stem.weight);
  const framed = `<${word}>`;
  for (let from = 0; from < framed.length; from++) runs[from] = step(start(letters.seed), framed.charCodeAt(from));
  // Each run goes on from the one that is a letter shorter.
  for (let length = shortest; length <= longest; length++)
    for (let from = 0; from + length <= framed.length; from++) {
      const hash = step(runs[from] ?? 0, framed.charCodeAt(from + length - 1));
      runs[from] = hash;
      add(hash, letters.weight);
    }
  return features();
}

/** Neighbours, and words near each other. */
export function featuresBetween(words: readonly string[]): Features {
  const { pair, stems, apart } = kinds;
  const { add, features } = collector();
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (at === 0) add(more(hashed(pair.seed, "^ "), word), pair.weight);
    add(more(more(hashed(pair.seed, word), " "), next ?? "$"), pair.weight);
    if (next !== undefined) add(more(more(hashed(stems.seed, word, 4), " "), next, 4), stems.weight);
    if (at + 2 >= words.length) return;
    const begun = more(hashed(apart.seed, word, 5), " ");
    for (let to = at + 2; to <= at + reach && to < words.length; to++)
      add(more(begun, words[to] ?? "", 5), apart.weight);
  });
  return features();
}

/** What is known of a text beside its words, by name, and how surely, from 0 to 1. */
export function featuresGiven(known: readonly (readonly [name: string, share: number])[]): Features {
  const { given } = kinds;
  const { add, features } = collector();
  for (const [name, share] of known) add(hashed(given.seed, name), given.weight * share);
  return features();
}

/** Takes hashes; a bucket that comes again counts once, as it counted first. */
function collector(): { add: (hash: number, weight: number) => void; features: () => Features } {
  const counts = new Map<number, number>();
  return {
    add: (hash, weight) => {
      const bucket = bucketOf(hash);
      if (!counts.has(bucket)) counts.set(bucket, weight);
    },
    features: () => ({ buckets: [...counts.keys()], values: [...counts.values()] }),
  };
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
