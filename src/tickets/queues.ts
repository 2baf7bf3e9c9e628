/** Letters to the institution. */
export const mailQueue = "mail";
/** What the card of a ticket among the staff, and its thread, are brought up to. */
export const boardQueue = "board";

/**
 * A letter to be sent: what about, not its text, which is made of the ticket at the moment of sending. Only words of staff
 * that are in no ticket, since the student must not read them, go along.
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
  /** Which entry; of «opened» and «erased» 0, of «unheard» and its kin a number made of what was not heard. */
  readonly index: number;
  /** The words it is about, of «unclear» and «cut». */
  readonly text?: string;
}

/** What is to be done with a ticket's card. */
export type BoardJob =
  | { readonly person: string; readonly ticket: string }
  | { readonly ticket: string; readonly remove: Readonly<Record<string, unknown>> };
