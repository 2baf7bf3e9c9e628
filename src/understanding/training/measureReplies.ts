import type { Reply } from "../../../dialogs/kit/replies";
import { fold } from "../fold";
import type { Model } from "../model";
import { likeliestReply, type ReplyModel } from "../replies";
import type { Weights } from "../weights";
import type { ReplyLine } from "./replyLines";

/** Results for a set of lines, as shares from 0 to 1. */
export interface MeasuredReplies {
  readonly lines: number;
  readonly right: number;
  /** Right or wrong among those that are sure enough to act upon. */
  readonly sureRight: number;
  readonly sureWrong: number;
}

export interface JudgedReply {
  readonly line: ReplyLine;
  readonly reply: Reply;
  readonly probability: number;
  readonly right: boolean;
}

/** Classifies a line in its own situation, with whether the result is right. */
export function judgeReply(line: ReplyLine, weights: Weights, meanings: Model): JudgedReply {
  const { reply, probability } = likeliestReply(fold(line.text), line.situation, weights, meanings);
  return { line, reply, probability, right: reply === line.reply || reply === line.also };
}

/** The same for many lines, with whether each is sure enough to act upon. */
export const judgeReplies = (lines: readonly ReplyLine[], model: ReplyModel, meanings: Model) =>
  lines.map((line) => {
    const it = judgeReply(line, model, meanings);
    return { ...it, isSure: it.probability >= model.thresholds.sure };
  });
export type SurelyJudged = ReturnType<typeof judgeReplies>[number];

export function measureReplies(judged: readonly SurelyJudged[]): MeasuredReplies {
  const share = (holds: (it: SurelyJudged) => boolean): number => judged.filter(holds).length / (judged.length || 1);
  return {
    lines: judged.length,
    right: share((it) => it.right),
    sureRight: share((it) => it.right && it.isSure),
    sureWrong: share((it) => !it.right && it.isSure),
  };
}
