import { buckets, featuresBetween, featuresOfWord, wordsOf, type Features } from "./features";
import type { Model } from "./model";
import { addRow } from "./rows";

/** A part of a text, and what its features together add to each output. */
interface Part {
  readonly features: Features;
  readonly outputs: Float64Array;
  /** The square of their length. */
  readonly square: number;
}

/** What has been read, a few thousand words a model: people use the same ones again and again, and a clause is read after its text. */
const readWords = new WeakMap<Model, Map<string, Part>>();
const mostKept = 4_000;
/** Numbers, addresses and long words may be somebody's, and are not kept. */
const isKept = /^\p{L}{1,14}$/u;

/** By bucket, how much it counts in the text that is being read; all 0 between two texts. */
const counted = new Float64Array(buckets);

/** What each output says of a text; a softmax over an output's kind makes probabilities of it. */
export function scoresOf(text: string, model: Model): Float64Array {
  const { scales, bias, rarity } = model;
  const words = wordsOf(text);
  const parts = [...Array.from(new Set(words), (it) => partOfWord(it, model)), partOf(featuresBetween(words), model)];
  const sums = new Float64Array(scales.length);
  let square = 0;
  for (const { features, outputs, square: own } of parts) {
    square += own;
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (outputs[at] ?? 0);
    // What two parts share counts once, as much as where it counts most.
    for (let at = 0; at < features.buckets.length; at++) {
      const bucket = features.buckets[at] ?? 0;
      const value = features.values[at] ?? 0;
      const before = counted[bucket] ?? 0;
      if (value > before) counted[bucket] = value;
      if (before === 0) continue;
      const surplus = Math.min(before, value) * (rarity[bucket] ?? 0);
      square -= surplus * surplus;
      addRow(sums, model.weights, bucket, -surplus);
    }
  }
  for (const { features } of parts) for (const bucket of features.buckets) counted[bucket] = 0;
  const share = 1 / (Math.sqrt(square) || 1);
  return sums.map((sum, at) => sum * share * (scales[at] ?? 0) + (bias[at] ?? 0));
}

function partOfWord(word: string, model: Model): Part {
  let known = readWords.get(model);
  if (!known) readWords.set(model, (known = new Map<string, Part>()));
  const found = known.get(word);
  if (found) return found;
  const part = partOf(featuresOfWord(word), model);
  if (!isKept.test(word)) return part;
  if (known.size >= mostKept) known.clear();
  known.set(word, part);
  return part;
}

function partOf(features: Features, model: Model): Part {
  const outputs = new Float64Array(model.scales.length);
  let square = 0;
  for (let at = 0; at < features.buckets.length; at++) {
    const bucket = features.buckets[at] ?? 0;
    const value = (features.values[at] ?? 0) * (model.rarity[bucket] ?? 0);
    square += value * value;
    addRow(outputs, model.weights, bucket, value);
  }
  return { features, outputs, square };
}
