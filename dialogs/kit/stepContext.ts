import type { Answers } from "./answer";
import type { Opening } from "./card";
import type { LeftQuestion } from "./backTo";
import type { CardState } from "./cardState";
import type { FactName, Facts } from "./facts";
import type { Institution } from "./institution";
import type { Practice } from "./practice";
import type { Lang, Text } from "./text";

/** The data that a step may read besides its own. */
export interface StepContext {
  readonly institution: Institution;
  /** The institution's answers to each topic. */
  readonly answers: Answers;
  readonly practice: Practice;
  /** The address of the privacy notice that covers the assistant. */
  readonly noticeUrl: string;
  readonly lang: Lang;
  /** The time of the turn, in milliseconds. */
  readonly now: number;
  /** The student's first name; null until the account is linked. */
  readonly name: string | null;
  readonly linked: boolean;
  /**
   * Whether the greeting tells what the assistant is: to somebody who has not been here within the last day, who opens the chat anew, or who
   * has just chosen another language.
   */
  readonly introduces: boolean;
  /** The day on which USOS refused an order when it was last asked, `YYYY-MM-DD`; undefined if it did not. */
  readonly refusedAt: string | undefined;
  /** The state of the card, as far as the conversation has learnt it; undefined if it knows nothing. */
  readonly cardState: CardState | undefined;
  /** An earlier question that still waits for an answer. */
  readonly leftQuestion: LeftQuestion | undefined;
  /** The readable name of a place in the conversation; undefined if it has none. */
  placeOf(dialog: string, step?: string): Text | undefined;
  /** Dialogs that were left half-way and can be resumed. */
  readonly resumable: readonly { readonly dialog: string; readonly step: string }[];
  /** The dialog that an intent opens; undefined if it opens nothing. */
  opening(intent: string): Opening | undefined;
  /** A fact the step declared in `reads`. Reading an undeclared one is a programming error. */
  fact<K extends FactName>(name: K): Facts[K];
}
