import { milestones, type Milestone } from "../../dialogs/kit/milestones";
import { featuresGiven, partsOf, type Features } from "./features";
import { fold } from "./fold";
import { asksForHuman } from "./humanWanted";
import { tellsOfTroubleInApp } from "./milestones";
import type { Model } from "./model";
import { likeliestMeanings } from "./reading";
import { scoresOf } from "./scores";
import { withoutTrimmings } from "./trimmings";
import type { Weights } from "./weights";

/** The furthest milestone of a walkthrough that a text reports, or none. */
export type Told = Milestone | "none";
export const told: readonly Told[] = [...milestones, "none"];

/** A linear classifier whose outputs are `told`, in their order. */
export interface ReportModel extends Weights {
  readonly thresholds: {
    /** The probability from which on a person is led past the steps before the milestone. */
    readonly sure: number;
  };
}

export interface TypedReport {
  readonly milestone: Milestone;
  /** Whether the threshold is reached. If not, it is still likelier than any other milestone, and than none. */
  readonly isSure: boolean;
}

/** Below this, a report is no more than a guess among ten. */
const least = 0.3;

/** Finds the milestone that a text reports in whatever words; undefined if it likely reports none, or tells of trouble. Never throws. */
export type ReportReading = (text: string) => TypedReport | undefined;

export function createReportReading(model: ReportModel, meanings: Model): ReportReading {
  const { sure } = model.thresholds;
  return (whole) => {
    const folded = fold(withoutTrimmings(whole));
    if (folded === "" || tellsOfTroubleInApp(folded) || asksForHuman(whole)) return undefined;
    const { it, probability } = likeliestReport(folded, model, meanings);
    return it === "none" || probability < least ? undefined : { milestone: it, isSure: probability >= sure };
  };
}

/** The likeliest report of a folded text, with its probability from 0 to 1. */
export function likeliestReport(
  folded: string,
  model: Weights,
  meanings: Model,
): { readonly it: Told; readonly probability: number } {
  const scores = scoresOf(folded, model, meaningsOf(folded, meanings));
  const highest = Math.max(...scores);
  const it = told[scores.indexOf(highest)] ?? "none";
  return { it, probability: 1 / scores.reduce((sum, score) => sum + Math.exp(score - highest), 0) };
}

/** The features of a text for this classifier: its words, and what the words would mean as an intent. */
export const reportParts = (folded: string, meanings: Model): Features[] => [
  ...partsOf(folded),
  meaningsOf(folded, meanings),
];

const meaningsOf = (folded: string, meanings: Model): Features =>
  featuresGiven(likeliestMeanings(folded, meanings).map(({ it, probability }) => [it, probability]));
