import type { ChatId } from "../foundation/ids";
import type { Entry, Priority, Staff, Ticket } from "./ticket";

/** A ticket with its number and the chat it came from. */
export interface DeskTicket {
  readonly id: string;
  readonly chatId: ChatId;
  readonly ticket: Ticket;
}

/** An attachment of a reply. `content` is set only for images that are to be shown to the student. */
export interface ReplyFile {
  readonly name: string;
  /** Media type, lower case. */
  readonly type: string;
  readonly bytes: number;
  readonly content?: Buffer;
}

/** What the staff can do about a ticket. */
export type StaffAction =
  | {
      readonly kind: "reply";
      /** Plain text for the student, without internal notes. */
      readonly text: string;
      readonly via: "slack" | "mail";
      readonly files?: readonly ReplyFile[];
    }
  | { readonly kind: "claim" | "release" | "wait" | "resolve" | "reopen"; readonly via: "slack" | "mail" }
  | { readonly kind: "priority"; readonly to: Priority; readonly via: "slack" | "mail" };

/** Expected refusals; the caller says them in words. */
export type DeskRefusal =
  /** There is no such ticket, or no longer. */
  | { readonly refusal: "unknown" }
  /** Somebody else has claimed it. */
  | { readonly refusal: "taken"; readonly by: string }
  /** The student withdrew it, so nothing about it reaches them any more. */
  | { readonly refusal: "withdrawn" }
  /** It is resolved. It can only be reopened, or replied to, and then it stays resolved. */
  | { readonly refusal: "over" }
  | { readonly refusal: "empty" }
  | { readonly refusal: "tooLong"; readonly most: number };

export type Acted =
  | {
      readonly ok: true;
      readonly it: DeskTicket;
      /** False when this very action had been done before. */ readonly isNew: boolean;
    }
  | ({ readonly ok: false } & DeskRefusal);

/** What of staff's letter the student was not told, and why. */
export interface Unheard {
  /**
   * - `unclear`: it cannot be told which of its words are for the student;
   * - `cut`: it is longer than a chat takes, and this is the rest;
   * - `encrypted`, `packed`: it, or its files, cannot be opened.
   */
  readonly why: "unclear" | "cut" | "encrypted" | "packed";
  /** The words in question, for staff to send again. */
  readonly text: string;
}

/**
 * The staff's side of all tickets: the single source of truth behind mail, Slack and the student's "my tickets". Everything that
 * follows from an action (letters, the card and its thread, the message to the student) is committed with it.
 */
export interface Desk {
  get(ticket: string): Promise<DeskTicket | undefined>;
  /** Performs an action. `event` identifies what caused it (a chat's event, a letter), so that a repetition does nothing. */
  act(ticket: string, action: StaffAction, by: Staff, event: string): Promise<Acted>;
  /** Tickets that are not over, oldest first. */
  open(): Promise<DeskTicket[]>;
  /** All tickets of a chat, newest first, including those that are over. */
  ofChat(chatId: ChatId): Promise<DeskTicket[]>;
  /**
   * Staff answered by mail, and it did not reach the student, or not all of it: they are told by a letter to their own
   * mailbox, once. Without `what`, the student cannot be reached any more. False when they were told so often about this ticket
   * that they are not told again.
   */
  unheard(ticket: string, event: string, what?: Unheard): Promise<boolean>;
  /** A letter of the ticket bounced. */
  bounced(ticket: string, event: string): Promise<void>;
}

/** Names a ticket's card on the board; plain data. */
export type BoardRef = Readonly<Record<string, unknown>>;

export type BoardSent =
  | { readonly ok: true; readonly ref: BoardRef }
  /** There is no such card, or no longer; a new one has to be made. */
  | { readonly ok: false; readonly refusal: "missing" }
  | { readonly ok: false; readonly refusal: "later"; readonly afterMs: number }
  /** The board will never accept it as it is. */
  | { readonly ok: false; readonly refusal: "never" };

/** Where the staff see tickets besides their mailbox: a channel in Slack. */
export interface Board {
  /** Posts the ticket's card, or brings the one named by `ref` up to date. */
  show(it: DeskTicket, ref: BoardRef | null): Promise<BoardSent>;
  /**
   * Adds an entry to the card's thread. It is called for every entry; one that was typed in that very thread is there already and
   * is skipped.
   */
  add(it: DeskTicket, ref: BoardRef, entry: Entry): Promise<BoardSent>;
  /** Removes the card and what was put into its thread, for instance because the student had everything erased. */
  remove(id: string, ref: BoardRef): Promise<BoardSent>;
}
