import type { Lang } from "../../dialogs/kit/text";
import { featuresOf, type Features } from "./features";
import type { Meaning } from "./intents";
import type { Weights } from "./weights";

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

/** A linear classifier with two outputs: meanings, then languages. */
export interface Model {
  readonly meanings: readonly Meaning[];
  readonly languages: readonly Lang[];
  /** Rarity of each bucket in the phrases. */
  readonly rarity: Float32Array;
  readonly weights: Weights;
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
  const { meanings, languages } = model;
  const scores = scoresOf(text, model);
  return {
    meanings: ranked(meanings, scores.subarray(0, meanings.length)),
    languages: ranked(languages, scores.subarray(meanings.length)),
  };
}

/** What a text means most likely, when that is at least so likely. */
export function plainMeaning(text: string, model: Model, least: number): Meaning | undefined {
  const scores = scoresOf(text, model).subarray(0, model.meanings.length);
  const highest = Math.max(...scores);
  const sum = scores.reduce((total, it) => total + Math.exp(it - highest), 0);
  return 1 / sum >= least ? model.meanings[scores.indexOf(highest)] : undefined;
}

function scoresOf(text: string, { meanings, languages, weights, rarity, scales, bias }: Model): Float64Array {
  const sums = new Float64Array(meanings.length + languages.length);
  const { starts, columns, values: cells } = weights;
  const { buckets, values } = weighed(featuresOf(text), rarity);
  for (let at = 0; at < buckets.length; at++) {
    const value = values[at] ?? 0;
    const bucket = buckets[at] ?? 0;
    const end = starts[bucket + 1] ?? 0;
    for (let cell = starts[bucket] ?? 0; cell < end; cell++) {
      const column = columns[cell] ?? 0;
      sums[column] = (sums[column] ?? 0) + value * (cells[cell] ?? 0);
    }
  }
  return sums.map((sum, column) => sum * (scales[column] ?? 0) + (bias[column] ?? 0));
}

function ranked<T>(all: readonly T[], scores: Float64Array): Ranked<T>[] {
  const highest = Math.max(...scores);
  const odds = Array.from(scores, (it) => Math.exp(it - highest));
  const sum = odds.reduce((a, b) => a + b, 0);
  return all
    .map((it, at) => ({ it, probability: (odds[at] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability);
}
