/** The subjects of 👍 and 👎. */
export const voteSubjects = ["walkthrough", "answer", "ticket"] as const;

/** The answers to the one question that follows a 👎. They are fixed, because free text could contain personal data. */
export const voteReasons = ["unclear", "wrong", "notMine", "long"] as const;
export type VoteReason = (typeof voteReasons)[number];

/** A card or a notice that quietly lets the student say 👍 or 👎. It is no question: the conversation does not wait for it. */
export interface Votable {
  readonly about: (typeof voteSubjects)[number];
  /** The name of the walkthrough or of the answer. */
  readonly topic?: string;
  /** Given by the turn when the student may vote on this very message, so that a vote counts once. */
  readonly id?: string;
  /** When that was, in milliseconds since the epoch: an old message is not voted on any more. */
  readonly askedAt?: number;
}
