import { buckets, type Features } from "../features";
import type { Weights } from "../weights";
import { storable } from "../weightsFile";
import { drawFrom } from "./draw";
import { learnSoftmax, type Learnt, type Sample } from "./softmax";

const widest = 127;
/** Weights below this are dropped: they decide nothing, and halving the number of weights makes the file a third smaller. */
const least = 5;

/** The share of a text's target that goes to its second label. */
const shareOfSecond = 0.4;

/** The training target of a text: its label, and a second label that is equally right. */
export function targetOf<T>(outputs: readonly T[], first: T, second?: T): Sample["target"] {
  if (second === undefined) return [[outputs.indexOf(first), 1]];
  return [
    [outputs.indexOf(first), 1 - shareOfSecond],
    [outputs.indexOf(second), shareOfSecond],
  ];
}

/** One classification to learn: every text belongs to one of `width` outputs. */
export interface Task {
  readonly width: number;
  /** One target per text, in the order of the texts. */
  readonly targets: readonly Sample["target"][];
}

/** Trains the tasks on the features of the texts and puts their outputs side by side. The same input gives bit-identical weights. */
export function learnWeights(texts: readonly (readonly Features[])[], tasks: readonly Task[]): Weights {
  const rarity = storable(rarityIn(texts));
  const features = texts.map((parts) => weighed(parts, rarity));
  const learnt = tasks.map(({ width, targets }, task) =>
    learnSoftmax(
      features.map((it, at) => ({ features: it, target: targets[at] ?? [] })),
      width,
      drawFrom(task + 1),
    ),
  );
  return { rarity, ...quantised(learnt) };
}

/** Merges the parts of a text into one feature vector, weighted by rarity and scaled to length 1. */
function weighed(parts: readonly Features[], rarity: Float32Array): Features {
  const sums = new Map<number, number>();
  let square = 0;
  for (const { buckets, values } of parts)
    buckets.forEach((bucket, at) => {
      const value = (values[at] ?? 0) * (rarity[bucket] ?? 0);
      square += value * value;
      sums.set(bucket, (sums.get(bucket) ?? 0) + value);
    });
  const length = Math.sqrt(square) || 1;
  return { buckets: [...sums.keys()], values: Array.from(sums.values(), (it) => it / length) };
}

function rarityIn(texts: readonly (readonly Features[])[]): Float32Array {
  const seen = new Float64Array(buckets);
  for (const parts of texts)
    for (const bucket of new Set(parts.flatMap((part) => part.buckets))) seen[bucket] = (seen[bucket] ?? 0) + 1;
  return Float32Array.from(seen, (times) => Math.log(1 + texts.length / (times + 1)));
}

/** Quantises the weights of each output to integers from -127 to 127 and puts the outputs side by side. */
function quantised(parts: readonly Learnt[]): Omit<Weights, "rarity"> {
  const bias = parts.flatMap((it) => [...it.bias]);
  const width = bias.length;
  const weights = new Int8Array(buckets * width);
  const scales = new Float32Array(width);
  let first = 0;
  for (const part of parts) {
    const own = part.bias.length;
    for (let output = 0; output < own; output++) {
      let largest = 1e-9;
      for (let bucket = 0; bucket < buckets; bucket++)
        largest = Math.max(largest, Math.abs(part.weights[bucket * own + output] ?? 0));
      const scale = largest / widest;
      scales[first + output] = scale;
      for (let bucket = 0; bucket < buckets; bucket++) {
        const weight = Math.round((part.weights[bucket * own + output] ?? 0) / scale);
        if (Math.abs(weight) >= least) weights[bucket * width + first + output] = weight;
      }
    }
    first += own;
  }
  return { weights, scales, bias: Float32Array.from(bias) };
}
