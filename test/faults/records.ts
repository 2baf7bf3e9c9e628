import type { Effect, Message } from "../../sandbox";

/** A student as the far ends know them: one at USOS, and the same one at Slack. */
export interface Person {
  readonly handle: string;
  /** Their direct conversation with the app. */
  readonly dm: string;
  /** The first name USOS has of them; nobody else has it. */
  readonly name: string;
  readonly studentNumber: string;
  /** What they write to support; undefined for those who do not. */
  readonly question: string | undefined;
  /** What staff answer. */
  readonly answer: string;
}

/** A message of the app as it came to Slack. Times are milliseconds since the epoch by the far ends' clock. */
export interface Post {
  readonly at: number;
  readonly channel: string;
  /** All that stands in it, what its buttons say to the app included. */
  readonly text: string;
  /** The same for two messages that look and do the same. */
  readonly same: string;
  /** What a phone reads from its pictures. */
  readonly scanned: readonly string[];
  /** The slot of the process that sent it. */
  readonly by: string;
  /** What the call was answered with; anything but `ok` although the message stands there. */
  readonly outcome: string;
}

/** What a message was changed to. */
export type Change = Pick<Post, "at" | "channel" | "text">;

/** Something a student did at Slack. */
export interface UserAction {
  readonly at: number;
  readonly channel: string;
  /** What was typed or pressed, and where. */
  readonly what: string;
  /** What Slack was answered; 0 when nothing came back in time. */
  readonly status: number;
}

/** When something was wrong on purpose. */
export interface Trouble {
  readonly kind: string;
  readonly from: number;
  /** The same as `from` for a death. */
  readonly to: number;
  /** The slot of the process it befell; undefined: all of them. */
  readonly slot?: string;
}

export interface Order {
  readonly id: string;
  readonly stage: string;
  readonly token: string;
  readonly code: string;
}

/** All that the far ends have to say about a run. */
export interface Records {
  readonly people: readonly Person[];
  /** By handle. */
  readonly effects: Readonly<Record<string, readonly Effect[]>>;
  readonly orders: Readonly<Record<string, readonly Order[]>>;
  readonly posts: readonly Post[];
  readonly changes: readonly Change[];
  readonly actions: readonly UserAction[];
  readonly letters: readonly Pick<Message, "messageId" | "subject" | "text">[];
  readonly troubles: readonly Trouble[];
}
