import type { ChatId } from "../foundation/ids";
/** Letters to the institution. */
export const mailQueue = "mail";
/** Updates of the tickets' cards on the staff's board and of the cards' threads. */
export const boardQueue = "board";

/**
 * A letter to be sent. It says what the letter is about but not its text, which is made from the ticket at the moment of sending. The
 * exception are words of staff that stand in no ticket, because the student must not read them: they travel with the letter.
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
    | "cut"
    | "encrypted"
    | "packed"
    | "unreachable";
  /**
   * Which entry the letter is about. It is 0 for `opened` and `erased`, and for `unheard` and its kin a number derived from the answer
   * that did not reach the student.
   */
  readonly index: number;
  /** The words it is about, of «unclear» and «cut». */
  readonly text?: string;
}

/** What is to be done with a ticket's card. `person` is its chat; the job is stored with this name. */
export type BoardJob =
  | { readonly person: ChatId; readonly ticket: string }
  | { readonly ticket: string; readonly remove: Readonly<Record<string, unknown>> };
