import type { Lang } from "../../dialogs/kit/text";
import type { Meaning } from "./intents";
import type { Model } from "./model";
import { scoresOf } from "./scores";

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

/** What a folded text may mean, and what language it may be in. */
export function read(folded: string, model: Model): Reading {
  const { meanings, languages } = model;
  const scores = scoresOf(folded, model);
  return {
    meanings: ranked(meanings, scores.subarray(0, meanings.length)),
    languages: ranked(languages, scores.subarray(meanings.length)),
  };
}

/** What a folded text means most likely, when that is at least so likely. */
export function plainMeaning(folded: string, model: Model, least: number): Meaning | undefined {
  const scores = scoresOf(folded, model).subarray(0, model.meanings.length);
  const highest = Math.max(...scores);
  const sum = scores.reduce((total, it) => total + Math.exp(it - highest), 0);
  return 1 / sum >= least ? model.meanings[scores.indexOf(highest)] : undefined;
}

function ranked<T>(all: readonly T[], scores: Float64Array): Ranked<T>[] {
  const highest = Math.max(...scores);
  const odds = Array.from(scores, (it) => Math.exp(it - highest));
  const sum = odds.reduce((a, b) => a + b, 0);
  return all
    .map((it, at) => ({ it, probability: (odds[at] ?? 0) / sum }))
    .sort((a, b) => b.probability - a.probability);
}
