import type { ChatId } from "../foundation/ids";
/** Letters to the institution. */
export const mailQueue = "mail";
/** Updates of the tickets' cards on the staff's board and of the cards' threads. */
export const boardQueue = "board";
/** The consequences that one of several merged tickets has for the others. */
export const mergeQueue = "merge";

/**
 * A letter to be sent. It says what the letter is about but does not contain its text, which is created from the ticket when the
 * letter is sent. The exception is text by staff that is in no ticket, because the student must not read it: it is stored in this
 * job.
 */
export interface Letter {
  readonly ticket: string;
  readonly about:
    | "opened"
    | "added"
    | "answered"
    | "resolved"
    | "reopened"
    | "withdrawn"
    | "erased"
    | "unheard"
    | "unclear"
    | "elsewhere"
    | "cut"
    | "encrypted"
    | "packed"
    | "noAnswer"
    | "blanks"
    | "files"
    | "unreachable"
    | "handed"
    | "handedOn"
    | "takenBack"
    | "notHanded"
    | "answeredByMail"
    | "merged"
    | "unmerged";
  /**
   * The entry that the letter is about. It is 0 for `opened` and `erased`; for `unheard` and its variants it is a number derived
   * from the answer that did not reach the student.
   */
  readonly index: number;
  /** The text in question, for «unclear», «cut», «noAnswer» and «blanks», and the names for «files». */
  readonly text?: string;
  /** The office that it goes to; without it, it goes to support. */
  readonly to?: string | undefined;
}

/** A task for a ticket's card. `person` is its chat; the job is stored with this name. */
export type BoardJob =
  | { readonly person: ChatId; readonly ticket: string }
  | { readonly ticket: string; readonly remove: Readonly<Record<string, unknown>> };

/** A task for tickets that are merged. `person` is the chat of the ticket in which something happened. */
export interface MergeJob {
  readonly person: ChatId;
  readonly ticket: string;
  /** The entry that is the cause. */
  readonly entry: string;
  /** The ticket that it is, or was, merged into, if it is to be settled whether it belongs there. */
  readonly into?: string;
}
