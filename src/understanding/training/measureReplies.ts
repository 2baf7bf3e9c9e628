import { fold } from "../fold";
import type { Model } from "../model";
import { likeliestReply, type ReplyModel } from "../replies";
import type { ReplyLine } from "./replyLines";

/** Shares from 0 to 1 of a set of lines. */
export interface MeasuredReplies {
  readonly lines: number;
  readonly right: number;
  /** Right, or wrong, and sure enough to act upon. */
  readonly sureRight: number;
  readonly sureWrong: number;
}

export interface JudgedReply {
  readonly line: ReplyLine;
  readonly reply: string;
  readonly isRight: boolean;
  readonly isSure: boolean;
}

/** Reads every line at its own situation. */
export const judgeReplies = (lines: readonly ReplyLine[], model: ReplyModel, meanings: Model): JudgedReply[] =>
  lines.map((line) => {
    const { reply, probability } = likeliestReply(fold(line.text), line.situation, model, meanings);
    const isRight = reply === line.reply || reply === line.also;
    return { line, reply, isRight, isSure: probability >= model.thresholds.sure };
  });

export function measureReplies(judged: readonly JudgedReply[]): MeasuredReplies {
  const share = (holds: (it: JudgedReply) => boolean): number => judged.filter(holds).length / (judged.length || 1);
  return {
    lines: judged.length,
    right: share((it) => it.isRight),
    sureRight: share((it) => it.isRight && it.isSure),
    sureWrong: share((it) => !it.isRight && it.isSure),
  };
}
