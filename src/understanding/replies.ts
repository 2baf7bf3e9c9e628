import { repliesIn, replies, type Reply, type Situation } from "../../dialogs/kit/replies";
import { featuresGiven, partsOf, type Features } from "./features";
import { fold } from "./fold";
import type { Model } from "./model";
import { read } from "./reading";
import { scoresOf } from "./scores";
import { withoutTrimmings } from "./trimmings";
import type { Weights } from "./weights";

/** A linear classifier whose outputs are `replies`, in their order. */
export interface ReplyModel extends Weights {
  readonly thresholds: {
    /** From which probability on it may be acted upon whatever comes of it. */
    readonly sure: number;
    /** The same where nothing is lost if it was meant otherwise. */
    readonly likely: number;
  };
}

export interface ReadReply {
  readonly reply: Reply;
  /** From 0 to 1, among the replies that the situation has. */
  readonly probability: number;
}

export interface HeardReply extends ReadReply {
  /** Less sure, it is likely enough for what loses nothing. */
  readonly isSure: boolean;
}

/** What a text is to what stands on the screen; undefined where that cannot be told. Never throws. */
export type ReplyReading = (text: string, situation: Situation) => HeardReply | undefined;

export function createReplyReading(model: ReplyModel, meanings: Model): ReplyReading {
  const { sure, likely } = model.thresholds;
  return (whole, situation) => {
    const folded = fold(withoutTrimmings(whole));
    if (folded === "") return undefined;
    const { reply, probability } = likeliestReply(folded, situation, model, meanings);
    return probability >= likely ? { reply, probability, isSure: probability >= sure } : undefined;
  };
}

/** The likeliest of the replies that a situation has. */
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

/** The parts a text is learnt by as a reply. */
export function replyParts(folded: string, situation: Situation, meanings: Model): Features[] {
  const { words, beside } = readBy(folded, situation, meanings);
  return [...partsOf(words), beside];
}

const mostMeanings = 4;

/** What a reply is told by: its words, where they are said, and what they would mean anywhere else. */
function readBy(folded: string, situation: Situation, meanings: Model): { words: string; beside: Features } {
  const known = read(folded, meanings).meanings.slice(0, mostMeanings);
  const given = known.flatMap(({ it, probability }): [string, number][] => [
    [it, probability],
    [`${it} ${situation}`, probability],
  ]);
  // In capitals, which no folded text has, it is a word like no other.
  return { words: `${situation.toUpperCase()} ${folded}`, beside: featuresGiven(given) };
}
