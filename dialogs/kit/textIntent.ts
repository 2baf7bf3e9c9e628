import type { Reply } from "./replies";

/** The understanding's findings about a typed text. A property is missing if nothing is known. */
export interface TextIntent {
  /** The intent, if it is sure. */
  readonly intent?: string;
  /** The intent, if it is likely but not sure. */
  readonly likely?: string;
  /** The possible intents, likeliest first, if none is likely. */
  readonly guesses?: readonly string[];
  /** The reply to the card on the screen, if it was not sure enough to act upon. */
  readonly reply?: Reply;
  /** Whether the reply to the card on the screen is sure. */
  readonly isSure?: boolean;
  /** Whether the text certainly says that the paused step of a walkthrough is done. */
  readonly isDoneInGuide?: boolean;
  /** Whether the text asks for a person, or says that the help it was given did not help. */
  readonly wantsPerson?: boolean;
}

/** The likeliest intent of a text; undefined if nothing is known about it. */
export const likeliestOf = ({ intent, likely, guesses = [] }: TextIntent): string | undefined =>
  intent ?? likely ?? guesses[0];
