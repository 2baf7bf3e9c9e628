import { replies } from "../../../dialogs/kit/replies";
import { fold } from "../fold";
import type { Model } from "../model";
import { likeliestReply, replyParts, type ReplyModel } from "../replies";
import type { Weights } from "../weights";
import { leastFor, leastPrecise, type Answer } from "./calibrate";
import type { ReplyLine } from "./replyLines";
import type { Sample } from "./softmax";
import { learnWeights } from "./weights";

const shareOfSecond = 0.4;
/** Share of all lines that may be wrong where something is done. */
const wrongWhenSure = 0.02;
/** What only looks further is right at least this often, wherever one looks at neighbouring answers. */
const rightWhenLikely = 0.5;

/** One voice in five of those taught, by its number. */
const isHeldBack = ({ voice }: ReplyLine): boolean => Number(voice.slice(1)) % 5 === 4;

/** Learns what lines are to what stands on the screen, by their words and by what `meanings` makes of them. Deterministic. */
export function learnReplies(lines: readonly ReplyLine[], meanings: Model): Weights {
  const targets = lines.map(({ reply, also }): Sample["target"] =>
    also
      ? [
          [replies.indexOf(reply), 1 - shareOfSecond],
          [replies.indexOf(also), shareOfSecond],
        ]
      : [[replies.indexOf(reply), 1]],
  );
  const texts = lines.map(({ text, situation }) => replyParts(fold(text), situation, meanings));
  return learnWeights(texts, [{ width: replies.length, targets }]);
}

/** Finds the thresholds on voices held back from a training of its own; nothing else is ever looked at. */
export function calibrateReplies(taught: readonly ReplyLine[], meanings: Model): ReplyModel["thresholds"] {
  const weights = learnReplies(
    taught.filter((it) => !isHeldBack(it)),
    meanings,
  );
  const answers = taught.filter(isHeldBack).map((it) => judged(it, weights, meanings));
  return { sure: leastFor(answers, wrongWhenSure * answers.length), likely: leastPrecise(answers, rightWhenLikely) };
}

/** Whether the likeliest reply to a line is right, and how likely it is. */
export function judged(line: ReplyLine, weights: Weights, meanings: Model): Answer {
  const { reply, probability } = likeliestReply(fold(line.text), line.situation, weights, meanings);
  return { probability, right: reply === line.reply || reply === line.also };
}
