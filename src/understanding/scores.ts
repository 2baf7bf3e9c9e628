import { featuresBetween, featuresOfWord, wordsOf, type Features } from "./features";
import { addRow } from "./rows";
import type { Weights } from "./weights";

/** What the features of a part of a text together add to each output. */
interface Part {
  readonly outputs: Float64Array;
  /** The square of the features' length. */
  readonly square: number;
}

/** The words read lately: people use the same ones again and again, and a clause is read after its text. */
interface ReadWords {
  young: Map<string, Part>;
  old: Map<string, Part>;
}
const readWords = new WeakMap<Weights, ReadWords>();
/** Of either age; about 0.7 kB each. */
const mostKept = 4_000;
/** Numbers, addresses and long words may be somebody's, and are not kept. */
const isKept = /^\p{L}{1,14}$/u;

/** What each output says of a folded text, and of what else is known of it; a softmax over an output's kind makes probabilities. */
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
