import { repliesIn, replies, type Reply, type Situation } from "../../dialogs/kit/replies";
import { featuresGiven, partsOf, type Features } from "./features";
import { fold } from "./fold";
import type { Model } from "./model";
import { likeliestMeanings } from "./reading";
import { scoresOf } from "./scores";
import { withoutTrimmings } from "./trimmings";
import type { Weights } from "./weights";

/** A linear classifier whose outputs are `replies`, in their order. */
export interface ReplyModel extends Weights {
  readonly thresholds: {
    /** The probability from which on a reply may be acted upon, whatever the consequences. */
    readonly sure: number;
    /** The same for replies that lose nothing if misread. */
    readonly likely: number;
  };
}

export interface ReadReply {
  readonly reply: Reply;
  /** From 0 to 1, among the replies that the situation allows. */
  readonly probability: number;
}

export interface TypedReply extends ReadReply {
  /** Whether the reply reached the `sure` threshold. If not, it is still likely enough for actions that lose nothing. */
  readonly isSure: boolean;
}

/** Classifies a text as a reply to the card on the screen; undefined if no reply is likely enough. Never throws. */
export type ReplyReading = (text: string, situation: Situation) => TypedReply | undefined;

export function createReplyReading(model: ReplyModel, meanings: Model): ReplyReading {
  const { sure, likely } = model.thresholds;
  return (whole, situation) => {
    const folded = fold(withoutTrimmings(whole));
    if (folded === "") return undefined;
    const { reply, probability } = likeliestReply(folded, situation, model, meanings);
    return probability >= likely ? { reply, probability, isSure: probability >= sure } : undefined;
  };
}

/** The likeliest of the replies that a situation allows. */
export function likeliestReply(folded: string, situation: Situation, model: Weights, meanings: Model): ReadReply {
  const { words, beside } = readBy(folded, situation, meanings);
  const scores = scoresOf(words, model, beside);
  const known: readonly Reply[] = repliesIn[situation];
  const odds = known.map((it) => Math.exp(scores[replies.indexOf(it)] ?? 0));
  const highest = Math.max(...odds);
  const reply = known[odds.indexOf(highest)] ?? known[0];
  if (reply === undefined) throw new Error(`«${situation}» has no replies`);
  return { reply, probability: highest / odds.reduce((a, b) => a + b, 0) };
}

/** The features of a text for the reply classifier. */
export function replyParts(folded: string, situation: Situation, meanings: Model): Features[] {
  const { words, beside } = readBy(folded, situation, meanings);
  return [...partsOf(words), beside];
}

/** The input of the reply classifier: the words, the situation, and what the words would mean elsewhere. */
function readBy(folded: string, situation: Situation, meanings: Model): { words: string; beside: Features } {
  const given = likeliestMeanings(folded, meanings).flatMap(({ it, probability }): [string, number][] => [
    [it, probability],
    [`${it} ${situation}`, probability],
  ]);
  // A folded text has no capitals, so the situation's name cannot collide with a word.
  return { words: `${situation.toUpperCase()} ${folded}`, beside: featuresGiven(given) };
}
