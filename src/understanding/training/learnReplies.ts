import { replies } from "../../../dialogs/kit/replies";
import { fold } from "../fold";
import type { Model } from "../model";
import { replyParts, type ReplyModel } from "../replies";
import type { Weights } from "../weights";
import { leastFor, leastPrecise } from "./calibrate";
import { judgeReply } from "./measureReplies";
import type { ReplyLine } from "./replyLines";
import { isHeldBack } from "./writers";
import { learnWeights, targetOf } from "./weights";

/** The share of all lines that may be classified wrongly where the reply is acted upon. */
const wrongWhenSure = 0.02;
/** The precision required of replies that lose nothing, in every window of neighbouring answers. */
const rightWhenLikely = 0.5;

/** Trains the reply classifier on the words of the lines and on what `meanings` makes of them. Deterministic. */
export function learnReplies(lines: readonly ReplyLine[], meanings: Model): Weights {
  const targets = lines.map(({ reply, also }) => targetOf(replies, reply, also));
  const texts = lines.map(({ text, situation }) => replyParts(fold(text), situation, meanings));
  return learnWeights(texts, [{ width: replies.length, targets }]);
}

/** Calibrates the thresholds on voices held back from a separate training run. The voices that are never taught are not looked at. */
export function calibrateReplies(taught: readonly ReplyLine[], meanings: Model): ReplyModel["thresholds"] {
  const weights = learnReplies(
    taught.filter((it) => !isHeldBack(it)),
    meanings,
  );
  const answers = taught.filter(isHeldBack).map((it) => judgeReply(it, weights, meanings));
  return { sure: leastFor(answers, wrongWhenSure * answers.length), likely: leastPrecise(answers, rightWhenLikely) };
}
