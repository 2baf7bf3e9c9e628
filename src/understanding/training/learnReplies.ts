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

/** Share of all lines that may be wrong where something is done. */
const wrongWhenSure = 0.02;
/** What only looks further is right at least this often, wherever one looks at neighbouring answers. */
const rightWhenLikely = 0.5;

/** Learns what lines are to what stands on the screen, by their words and by what `meanings` makes of them. Deterministic. */
export function learnReplies(lines: readonly ReplyLine[], meanings: Model): Weights {
  const targets = lines.map(({ reply, also }) => targetOf(replies, reply, also));
  const texts = lines.map(({ text, situation }) => replyParts(fold(text), situation, meanings));
  return learnWeights(texts, [{ width: replies.length, targets }]);
}

/** Finds the thresholds on voices held back from a training of its own; nothing else is ever looked at. */
export function calibrateReplies(taught: readonly ReplyLine[], meanings: Model): ReplyModel["thresholds"] {
  const weights = learnReplies(
    taught.filter((it) => !isHeldBack(it)),
    meanings,
  );
  const answers = taught.filter(isHeldBack).map((it) => judgeReply(it, weights, meanings));
  return { sure: leastFor(answers, wrongWhenSure * answers.length), likely: leastPrecise(answers, rightWhenLikely) };
}
