import { buckets, type Features } from "../features";
import { addRow } from "../rows";

export interface Sample {
  readonly features: Features;
  /** The expected outputs and the share of each; the shares add up to 1. */
  readonly target: readonly (readonly [output: number, share: number])[];
}

export interface Learnt {
  /** By bucket, then by output. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

const epochs = 5;
const firstRate = 0.5;
const lastRate = 0.1;
const biasRate = 0.01;
/** Dropout: the share of features left out each time a text is seen, so that the model does not rely on a single word. */
const dropped = 0.2;
const decay = 1e-4;
/** Errors smaller than this are not worth the time of correcting them. */
const negligible = 0.003;

/**
 * Multinomial logistic regression, trained by stochastic gradient descent with Adagrad learning rates.
 *
 * The same samples in the same order with the same draws give bit-identical weights: only sums, products, roots and exponentials of the
 * language itself are used.
 */
export function learnSoftmax(samples: readonly Sample[], width: number, draw: () => number): Learnt {
  const weights = new Float32Array(buckets * width);
  const squares = new Float32Array(buckets * width);
  const bias = new Float32Array(width);
  const errors = new Float64Array(width);
  const order = samples.map((_, at) => at);
  const scale = 1 / (1 - dropped);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = firstRate + ((lastRate - firstRate) * epoch) / epochs;
    shuffle(order, draw);
    for (const at of order) {
      const sample = samples[at];
      if (!sample) continue;
      const { features, target } = sample;
      errors.set(bias);
      const kept = features.buckets.map(() => draw() >= dropped);
      for (let place = 0; place < kept.length; place++)
        if (kept[place]) addRow(errors, weights, features.buckets[place] ?? 0, (features.values[place] ?? 0) * scale);
      toProbabilities(errors);
      for (const [output, share] of target) errors[output] = (errors[output] ?? 0) - share;
      const wrong = [...errors.keys()].filter((output) => Math.abs(errors[output] ?? 0) > negligible);
      for (let place = 0; place < kept.length; place++) {
        if (!kept[place]) continue;
        const value = (features.values[place] ?? 0) * scale;
        const row = (features.buckets[place] ?? 0) * width;
        for (const output of wrong) {
          const cell = row + output;
          const before = weights[cell] ?? 0;
          const slope = (errors[output] ?? 0) * value + decay * before;
          const square = (squares[cell] ?? 0) + slope * slope;
          squares[cell] = square;
          weights[cell] = before - (rate * slope) / Math.sqrt(square + 1e-3);
        }
      }
      for (let output = 0; output < width; output++)
        bias[output] = (bias[output] ?? 0) - biasRate * (errors[output] ?? 0);
    }
  }
  return { weights, bias };
}

function toProbabilities(scores: Float64Array): void {
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] ?? 0) - highest);
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}

function shuffle(order: number[], draw: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
}
