/** The number of buckets that features are hashed into; a power of two. */
export const buckets = 1 << 17;

/** The features of a part of a text: distinct buckets, and the value of each before it is weighted by rarity. */
export interface Features {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
}

/** The kinds of features, each with its own hash seed and weight. The weights were chosen on writers held back from training. */
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
/** Words beyond this are ignored: nobody needs more to say what they want, and they only cost time. */
const mostWords = 150;
const mostLetters = 30;
/** Two words at most this far apart form an `apart` feature. */
const reach = 4;

/** A scratch buffer: the hash of the character n-gram that begins at each position of a word. */
const runs = new Int32Array(mostLetters + 2);

/** The words of a folded text, in order. */
export const wordsOf = (folded: string): string[] =>
  folded
    .split(" ", mostWords)
    .filter(Boolean)
    .map((it) => it.slice(0, mostLetters));

/**
 * The features of a folded text: of each distinct word, and of the words' neighbourhoods. A bucket counts once in every part that
 * contains it.
 *
 * Hashing needs no vocabulary: an unknown word falls into a bucket like any other, mostly into an unused one.
 */
export function partsOf(folded: string): Features[] {
  const words = wordsOf(folded);
  return [...Array.from(new Set(words), featuresOfWord), featuresBetween(words)];
}

/**
 * The features of a word: the word, its stem, and its character n-grams of two to five letters. They do not depend on the word's
 * position.
 */
export function featuresOfWord(word: string): Features {
  const { word: whole, stem, letters } = kinds;
  const { add, features } = collector();
  add(hashed(whole.seed, word), whole.weight);
  add(hashed(stem.seed, word, 5), stem.weight);
  const framed = `<${word}>`;
  for (let from = 0; from < framed.length; from++) runs[from] = step(start(letters.seed), framed.charCodeAt(from));
  // Each n-gram's hash continues the hash of the one that is a letter shorter.
  for (let length = shortest; length <= longest; length++)
    for (let from = 0; from + length <= framed.length; from++) {
      const hash = step(runs[from] ?? 0, framed.charCodeAt(from + length - 1));
      runs[from] = hash;
      add(hash, letters.weight);
    }
  return features();
}

/** The features of neighbouring words and of words near each other. */
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

/**
 * The features of what is known about a text besides its words.
 *
 * @param known names, each with its share from 0 to 1
 */
export function featuresGiven(known: readonly (readonly [name: string, share: number])[]): Features {
  const { given } = kinds;
  const { add, features } = collector();
  for (const [name, share] of known) add(hashed(given.seed, name), given.weight * share);
  return features();
}

/** Collects hashes into features. A bucket that comes up again keeps its first weight. */
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

/** FNV-1a; each kind of feature starts from its own seed. */
const start = (seed: number): number => Math.imul(2166136261 ^ seed, 16777619);
const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 16777619);

/** Continues a hash with at most `most` letters of a text. */
function more(hash: number, text: string, most = text.length): number {
  const end = Math.min(most, text.length);
  for (let at = 0; at < end; at++) hash = step(hash, text.charCodeAt(at));
  return hash;
}
const hashed = (seed: number, text: string, most?: number): number => more(start(seed), text, most);

/** The bucket of a hash. Its bits are mixed once more because only the lowest ones select the bucket. */
function bucketOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) & (buckets - 1);
}
