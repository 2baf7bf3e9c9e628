import type { OutgoingFile } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";
import type { HandAction } from "./handing/handOver";
import type { Entry, Priority, Staff, Ticket } from "./ticket";

/** A ticket with its number and the chat it came from. */
export interface DeskTicket {
  readonly id: string;
  readonly chatId: ChatId;
  readonly ticket: Ticket;
}

/** An attachment of a reply. `content` is set only for images that are shown to the student. */
export interface ReplyFile {
  readonly name: string;
  /** Media type, lower case. */
  readonly type: string;
  readonly bytes: number;
  readonly content?: Buffer;
}

/** Where staff act: in the thread or on the card of a ticket at one of the chats, or by letter. */
export type StaffVia = "slack" | "teams" | "mail";

/** The actions that staff can perform on a ticket. */
export type StaffAction =
  | {
      readonly kind: "reply";
      /** Plain text for the student, without internal notes. */
      readonly text: string;
      readonly via: StaffVia;
      readonly files?: readonly ReplyFile[];
      /**
       * How many answers of staff the author has seen. If there is another since, the reply is refused, because the student may need
       * no second one: two colleagues may have one name. Without it, nothing is compared.
       */
      readonly seen?: number;
      /** The same answer goes to many tickets, so support's mailbox gets no copy of each. */
      readonly toMany?: true;
      /** It is a letter from support's mailbox, whose readers need no copy of it. */
      readonly isSupports?: boolean;
    }
  | { readonly kind: "claim" | "release" | "wait" | "reopen"; readonly via: StaffVia }
  | { readonly kind: "resolve"; readonly via: StaffVia; readonly toMany?: true }
  | { readonly kind: "priority"; readonly to: Priority; readonly via: StaffVia }
  /** Puts a tag on the ticket, or takes it away. */
  | { readonly kind: "tag" | "untag"; readonly tag: string; readonly via: StaffVia }
  /** A note among staff that came in a letter. The student does not see it. */
  | { readonly kind: "note"; readonly text: string; readonly via: "mail" }
  /** Lets another ticket stand for this one, or ends that. */
  | { readonly kind: "merge"; readonly into: string; readonly via: "slack" | "teams" }
  | { readonly kind: "unmerge"; readonly via: "slack" | "teams" }
  /** Makes some of the student's messages a ticket of their own; `entries` are their ids. */
  | { readonly kind: "split"; readonly entries: readonly string[]; readonly via: "slack" | "teams" }
  | HandAction;

/** Expected refusals; the caller turns them into words. */
export type DeskRefusal =
  /** The ticket does not exist, or was erased. */
  | { readonly refusal: "unknown" }
  /** Somebody else has claimed it. */
  | { readonly refusal: "taken"; readonly by: string }
  /** Somebody answered while this reply was being written. */
  | { readonly refusal: "answered"; readonly by: string }
  /** The student withdrew it, so nothing about it reaches them any more. */
  | { readonly refusal: "withdrawn" }
  /** It is resolved. It can only be reopened, or replied to, and then it stays resolved. */
  | { readonly refusal: "over" }
  /** It was handed to the office that answers, but the office does not have it any more. */
  | { readonly refusal: "elsewhere" }
  /** It is merged into another ticket, in which it is worked on. */
  | { readonly refusal: "merged"; readonly into: string }
  /** It cannot be merged into that ticket: it is the same one, there is none, it is closed, or it is merged into this one. */
  | { readonly refusal: "itself" | "noTarget" | "targetOver" | "circle" }
  /** It cannot be merged into a ticket that is merged itself. */
  | { readonly refusal: "targetMerged"; readonly into: string }
  /** Nothing can be split off: there is only the message with which the ticket began, or none was chosen. */
  | { readonly refusal: "onlyOne" | "noneChosen" }
  /** A message was split off before. */
  | { readonly refusal: "split"; readonly to: string }
  | { readonly refusal: "empty" }
  | { readonly refusal: "tooLong"; readonly most: number };

export type Acted =
  | {
      readonly ok: true;
      readonly it: DeskTicket;
      /** False if this very action had already been done. */ readonly isNew: boolean;
    }
  | ({ readonly ok: false } & DeskRefusal);

/** The part of staff's letter that the student did not get, and why. */
export interface Unheard {
  /**
   * - `unclear`: it is not clear which part of it is for the student;
   * - `cut`: it is longer than a chat accepts, and this is the rest;
   * - `encrypted`, `packed`: the letter or its files cannot be opened;
   * - `noAnswer`: it names a ready answer that there is none of;
   * - `blanks`: values are missing in a ready answer;
   * - `elsewhere`: its author is an office that does not have the ticket any more;
   * - `files`: they are no pictures that can be passed on, or too many or too large; the student has only their names.
   */
  readonly why: "files" | "unclear" | "cut" | "encrypted" | "packed" | "noAnswer" | "blanks" | "elsewhere";
  /** The text in question, for staff to send again. */
  readonly text: string;
}

/**
 * The staff's side of all tickets: the single source of truth behind mail, the helpdesk's channel and the student's "my tickets". Everything that
 * follows from an action (letters, the card and its thread, the message to the student) is committed with it.
 */
export interface Desk {
  get(ticket: string): Promise<DeskTicket | undefined>;
  /** Performs an action. `event` identifies what caused it (a chat's event, a letter), so that a repetition does nothing. */
  act(ticket: string, action: StaffAction, by: Staff, event: string): Promise<Acted>;
  /** Tickets that are not over, oldest first. */
  open(): Promise<DeskTicket[]>;
  /** Tickets that were resolved in the last week, newest first. */
  resolved(): Promise<DeskTicket[]>;
  /** All tickets, including those that are over, in any order. */
  every(): AsyncIterable<DeskTicket>;
  /** All tickets of a chat, newest first, including those that are over. */
  ofChat(chatId: ChatId): Promise<DeskTicket[]>;
  /**
   * Called when an answer by mail did not, or not completely, reach the student: its author's office, or else support, gets one
   * letter about it. Without `what`, the student can no longer be reached. False when they were told so often about this ticket
   * that they are not told again.
   */
  unheard(ticket: string, event: string, what?: Unheard, by?: Staff): Promise<boolean>;
  /** A letter of the ticket bounced; `failed` are the addresses that the report names. */
  bounced(ticket: string, event: string, failed?: readonly string[]): Promise<void>;
}

/** Identifies a ticket's card on the board; plain data. */
export type BoardRef = Readonly<Record<string, unknown>>;

export type BoardSent =
  | { readonly ok: true; readonly ref: BoardRef }
  /** The card does not exist (any more); a new one must be created. */
  | { readonly ok: false; readonly refusal: "missing" }
  | { readonly ok: false; readonly refusal: "later"; readonly afterMs: number }
  /** The board will never accept it in this form. */
  | { readonly ok: false; readonly refusal: "never" };

/** A place where staff see tickets besides their mailbox: a channel in Slack or in Teams. */
export interface Board {
  /** Posts the ticket's card, or updates the one that `ref` identifies. */
  show(it: DeskTicket, ref: BoardRef | null): Promise<BoardSent>;
  /**
   * Adds an entry to the card's thread. It is called for every entry; one that was typed in that very thread is skipped, because
   * it is already there.
   */
  add(it: {
    readonly ref: BoardRef;
    readonly entry: Entry;
    /** The entry's files that are kept. */
    readonly files: readonly OutgoingFile[];
  }): Promise<BoardSent>;
  /** Removes the card and our messages in its thread, for instance because the student had their data erased. */
  remove(ref: BoardRef): Promise<BoardSent>;
}
