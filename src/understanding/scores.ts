import { featuresBetween, featuresOfWord, wordsOf, type Features } from "./features";
import { addRow } from "./rows";
import type { Weights } from "./weights";

/** The contribution of one part of a text to each output. */
interface Part {
  readonly outputs: Float64Array;
  /** The squared norm of the part's features. */
  readonly square: number;
}

/** A cache of words in two generations. People use the same words again and again, and each clause is scored after its whole text. */
interface ReadWords {
  young: Map<string, Part>;
  old: Map<string, Part>;
}
const readWords = new WeakMap<Weights, ReadWords>();
/** The capacity of each generation; a word takes about 0.7 kB. */
const mostKept = 4_000;
/** Only these words are cached: numbers, addresses and long words may be personal data. */
const isKept = /^\p{L}{1,14}$/u;

/**
 * The score of each output for a folded text and, if given, for the features beside it. A softmax over a group of outputs turns them into
 * probabilities.
 */
export function scoresOf(folded: string, model: Weights, beside?: Features): Float64Array {
  const { scales, bias } = model;
  const words = wordsOf(folded);
  const { outputs: sums, square: between } = partOf(featuresBetween(words), model);
  let square = between;
  const add = ({ outputs, square: more }: Part): void => {
    square += more;
    const width = sums.length;
    for (let at = 0; at < width; at++) sums[at] = (sums[at] ?? 0) + (outputs[at] ?? 0);
  };
  for (const word of new Set(words)) add(partOfWord(word, model));
  if (beside) add(partOf(beside, model));
  const share = 1 / (Math.sqrt(square) || 1);
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) * share * (scales[at] ?? 0) + (bias[at] ?? 0);
  return sums;
}

function partOfWord(word: string, model: Weights): Part {
  let known = readWords.get(model);
  if (!known) readWords.set(model, (known = { young: new Map(), old: new Map() }));
  const found = known.young.get(word);
  if (found) return found;
  const part = known.old.get(word) ?? partOf(featuresOfWord(word), model);
  if (!isKept.test(word)) return part;
  if (known.young.size >= mostKept) {
    known.old = known.young;
    known.young = new Map();
  }
  known.young.set(word, part);
  return part;
}

function partOf(features: Features, model: Weights): Part {
  const outputs = new Float64Array(model.scales.length);
  let square = 0;
  for (let at = 0; at < features.buckets.length; at++) {
    const bucket = features.buckets[at] ?? 0;
    const value = (features.values[at] ?? 0) * (model.rarity[bucket] ?? 0);
    square += value * value;
    addRow(outputs, model.weights, bucket, value);
  }
  return { outputs, square };
}
