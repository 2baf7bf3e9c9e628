import { fold } from "../fold";
import type { Model } from "../model";
import { likeliestReport, reportParts, told, type ReportModel } from "../reports";
import type { Weights } from "../weights";
import { leastFor } from "./calibrate";
import type { ReportLine } from "./reportLines";
import { learnWeights, targetOf } from "./weights";
import { isHeldBack } from "./writers";

/** The share of the lines that may be led to a wrong step. */
const wrongWhenSure = 0.01;

/** Trains the classifier of reports. Deterministic. */
export function learnReports(lines: readonly ReportLine[], meanings: Model): Weights {
  const targets = lines.map(({ tells }) => targetOf(told, tells));
  const texts = lines.map(({ text }) => reportParts(fold(text), meanings));
  return learnWeights(texts, [{ width: told.length, targets }]);
}

/** Judges the classifier by lines: a text without a report that is taken for one is wrong, and so is another milestone. */
export const judgeReports = (lines: readonly ReportLine[], weights: Weights, meanings: Model) =>
  lines.map((line) => {
    const { it, probability } = likeliestReport(fold(line.text), weights, meanings);
    return { line, it, probability, right: it === line.tells };
  });

/** Calibrates the threshold on voices held back from a separate training run. The voices that are never taught are not looked at. */
export function calibrateReports(taught: readonly ReportLine[], meanings: Model): ReportModel["thresholds"] {
  const weights = learnReports(
    taught.filter((it) => !isHeldBack(it)),
    meanings,
  );
  const judged = judgeReports(taught.filter(isHeldBack), weights, meanings);
  return {
    sure: leastFor(
      judged.filter(({ it }) => it !== "none"),
      wrongWhenSure * judged.length,
    ),
  };
}
