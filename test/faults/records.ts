import type { Effect, Message } from "../../sandbox";

/** A student as the far ends know them: the person at USOS, and the same person at a chat. */
export interface Person {
  readonly handle: string;
  /** The chat in which they talk with the app. */
  readonly chat: "slack" | "teams" | "web";
  /** Their conversation with the app. */
  readonly dm: string;
  /** A second conversation of theirs, from which they sign in as well. */
  readonly secondDm: string | undefined;
  /** Their first name at USOS; no other student has it. */
  readonly name: string;
  readonly studentNumber: string;
  /** The question that they write to support; undefined for those who ask nothing. */
  readonly question: string | undefined;
  /** The answer of staff to the question. */
  readonly answer: string;
  readonly answeredIn: "mail" | "thread";
  /** Whether their first card ends soon, so that they are reminded and order another one. */
  readonly extendsCard: boolean;
  /** Whether they sign out at the end. */
  readonly signsOut: boolean;
  /** Whether they leave the codes on the screen until their time is over. */
  readonly letsCodesStand: boolean;
}

/** A message of the app when it reached a chat. Times are milliseconds since the epoch by the clock of the far ends. */
export interface Post {
  readonly at: number;
  readonly channel: string;
  /** The id of the message in its channel. */
  readonly message: string;
  /** The message that started the thread which this message is in. */
  readonly thread: string | undefined;
  /** The whole text of the message, including what its buttons send to the app. */
  readonly text: string;
  /** A hash that is equal for two messages that look the same and do the same. */
  readonly same: string;
  /** A hash that is equal for two messages that look the same to a reader, even if their buttons send different things. */
  readonly looks: string;
  /** The words that a phone reads from the pictures of the message. */
  readonly scanned: readonly string[];
  /** The slot of the process that sent the message; empty when that is not known. */
  readonly by: string;
  /** When the sender opened the connection over which the message came; undefined when that is not known. */
  readonly connectedAt?: number | undefined;
  /** The response to the call; it may differ from `ok` although the message was posted. */
  readonly outcome: string;
}

/** The new content of a changed message, with the pictures that it has then. */
export type Change = Pick<Post, "at" | "channel" | "message" | "text" | "scanned">;

/** A message that was removed. */
export type Removal = Pick<Post, "at" | "channel" | "message">;

/** Something a student did at a chat. */
export interface UserAction {
  readonly at: number;
  readonly channel: string;
  /** The student's text or press. */
  readonly what: string;
  /** The status that the chat got from the app; 0 when there was no response in time. */
  readonly status: number;
}

/** A period in which something was wrong on purpose. */
export interface Trouble {
  readonly kind: string;
  /**
   * A process `died`, was `held` up, or could not reach its `store`; or it had reason to doubt its clock, which does not keep any process from
   * recording what was done.
   */
  readonly how: "died" | "held" | "store" | "doubted";
  readonly from: number;
  /** For a death, the same time as `from`. */
  readonly to: number;
  /** The slot of the process concerned; undefined for all processes. */
  readonly slot?: string;
}

export interface Order {
  readonly id: string;
  readonly stage: string;
  readonly token: string;
  readonly code: string;
}

export interface Letter extends Pick<Message, "messageId" | "subject" | "text"> {
  readonly at: number;
  /** The slot of the process that sent the letter. */
  readonly by: string;
}

/** Everything that the far ends recorded in a run. */
export interface Records {
  readonly people: readonly Person[];
  /** The effects on each student's orders at USOS, by handle. */
  readonly effects: Readonly<Record<string, readonly Effect[]>>;
  readonly orders: Readonly<Record<string, readonly Order[]>>;
  /** How often USOS was asked for an order that it refused because there was one already. */
  readonly turnedDown: Readonly<Record<string, number>>;
  /** How often a student allowed the product to act for them at USOS. */
  readonly signIns: Readonly<Record<string, number>>;
  /** When the product revoked a token of the student at USOS. */
  readonly revocations: Readonly<Record<string, readonly number[]>>;
  /** How many tokens of the student USOS would still accept. */
  readonly sessions: Readonly<Record<string, number>>;
  /** When the student's cards were collected. */
  readonly collected: Readonly<Record<string, readonly number[]>>;
  /** When a student's card was made to end soon. */
  readonly endsSoon: Readonly<Record<string, number>>;
  /** The channel in which staff see the cards of tickets. */
  readonly staffChannel: string;
  readonly posts: readonly Post[];
  readonly changes: readonly Change[];
  readonly removals: readonly Removal[];
  readonly actions: readonly UserAction[];
  readonly letters: readonly Letter[];
  readonly troubles: readonly Trouble[];
  /** When the run stopped waiting for anything more. */
  readonly endedAt: number;
  readonly rules: Rules;
}

/** The product's settings, and the tolerances of the checker. */
export interface Rules {
  /** The time after which codes leave the screen by themselves. */
  readonly shownForMs: number;
  /** How long a process may keep what it has claimed before another process may take it over. */
  readonly leaseMs: number;
  /** How much later than promised a thing may happen, since the machine is busy and things go wrong on it. */
  readonly graceMs: number;
}
