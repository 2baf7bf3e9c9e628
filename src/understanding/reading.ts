import type { Lang } from "../../dialogs/kit/text";
import type { Meaning } from "./intents";
import type { Model } from "./model";
import { scoresOf } from "./scores";

export interface Ranked<T> {
  readonly it: T;
  /** From 0 to 1; the probabilities of a ranking add up to 1. */
  readonly probability: number;
}

export interface Reading {
  /** Likeliest first. */
  readonly meanings: readonly Ranked<Meaning>[];
  readonly languages: readonly Ranked<Lang>[];
}

/** Ranks the meanings and languages of a folded text. */
export function read(folded: string, model: Model): Reading {
  const { meanings, languages } = model;
  const scores = scoresOf(folded, model);
  return {
    meanings: ranked(meanings, scores.subarray(0, meanings.length)),
    languages: ranked(languages, scores.subarray(meanings.length)),
  };
}

const mostBeside = 4;
/** The likeliest meanings of a folded text, for the classifiers that use the meanings as input. */
export const likeliestMeanings = (folded: string, model: Model): readonly Ranked<Meaning>[] =>
  read(folded, model).meanings.slice(0, mostBeside);

/** The likeliest meaning of a folded text; undefined if its probability is below `least`. */
export function plainMeaning(folded: string, model: Model, least: number): Meaning | undefined {
  const scores = scoresOf(folded, model).subarray(0, model.meanings.length);
  const highest = highestOf(scores);
  const { sum } = oddsOf(scores, highest);
  return 1 / sum >= least ? model.meanings[scores.indexOf(highest)] : undefined;
}

function ranked<T>(all: readonly T[], scores: Float64Array): Ranked<T>[] {
  const { odds, sum } = oddsOf(scores, highestOf(scores));
  return all
    .map((it, at) => ({ it, probability: (odds[at] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability);
}

function highestOf(scores: Float64Array): number {
  let highest = -Infinity;
  for (const it of scores) if (it > highest) highest = it;
  return highest;
}

function oddsOf(scores: Float64Array, highest: number): { odds: Float64Array; sum: number } {
  const odds = new Float64Array(scores.length);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += odds[at] = Math.exp((scores[at] ?? 0) - highest);
  return { odds, sum };
}
