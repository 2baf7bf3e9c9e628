import type { Lang } from "../../dialogs/kit/text";
import { featuresOf, type Features } from "./features";
import type { Meaning } from "./intents";

/** From which probability on something is done; found on writers held back from training. */
export interface Thresholds {
  /** Acts at once. */
  readonly sure: number;
  /** The same for intents whose misunderstanding costs something. */
  readonly costly: number;
  /** Opens what harms nobody, and offers others beside it. */
  readonly likely: number;
  /** Names the language a text is in. */
  readonly language: number;
}

/** A linear classifier with two outputs: meanings, then languages. Weights are whole numbers, to be multiplied with their column's scale. */
export interface Model {
  readonly meanings: readonly Meaning[];
  readonly languages: readonly Lang[];
  /** Rarity of each bucket in the phrases. */
  readonly rarity: Float32Array;
  /** By bucket, then by output. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** Short folded texts («qr», «nowy tel», «👍») on whose meaning all who wrote them agree. */
  readonly exact: ReadonlyMap<string, Meaning>;
  readonly thresholds: Thresholds;
}

export interface Ranked<T> {
  readonly it: T;
  /** From 0 to 1; all of a ranking together make 1. */
  readonly probability: number;
}

export interface Reading {
  /** Likeliest first. */
  readonly meanings: readonly Ranked<Meaning>[];
  readonly languages: readonly Ranked<Lang>[];
}

/** Weighs the features by their rarity and makes their vector one long. */
export function weighed({ buckets, values }: Features, rarity: Float32Array): Features {
  const scaled = values.map((it, at) => it * (rarity[buckets[at] ?? 0] ?? 0));
  const length = Math.sqrt(scaled.reduce((sum, it) => sum + it * it, 0)) || 1;
  return { buckets, values: scaled.map((it) => it / length) };
}

/** What a text may mean, and what language it may be in. */
export function read(text: string, model: Model): Reading {
  const { meanings, languages, weights, scales, bias } = model;
  const width = meanings.length + languages.length;
  const sums = new Float64Array(width);
  const { buckets, values } = weighed(featuresOf(text), model.rarity);
  buckets.forEach((bucket, at) => {
    const value = values[at] ?? 0;
    const row = bucket * width;
    for (let column = 0; column < width; column++)
      sums[column] = (sums[column] ?? 0) + value * (weights[row + column] ?? 0);
  });
  const scores = sums.map((sum, column) => sum * (scales[column] ?? 0) + (bias[column] ?? 0));
  return {
    meanings: ranked(meanings, scores.subarray(0, meanings.length)),
    languages: ranked(languages, scores.subarray(meanings.length)),
  };
}

function ranked<T>(all: readonly T[], scores: Float64Array): Ranked<T>[] {
  const highest = Math.max(...scores);
  const odds = Array.from(scores, (it) => Math.exp(it - highest));
  const sum = odds.reduce((a, b) => a + b, 0);
  return all
    .map((it, at) => ({ it, probability: (odds[at] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability);
}
