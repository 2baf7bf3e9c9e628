import type { Effect, Message } from "../../sandbox";

/** A student as the far ends know them: one at USOS, and the same one at a chat. */
export interface Person {
  readonly handle: string;
  /** Where they have their conversation with the app. */
  readonly chat: "slack" | "teams" | "web";
  /** That conversation. */
  readonly dm: string;
  /** Another conversation of theirs, from which they sign in as well. */
  readonly secondDm: string | undefined;
  /** The first name USOS has of them; nobody else has it. */
  readonly name: string;
  readonly studentNumber: string;
  /** What they write to support; undefined for those who do not. */
  readonly question: string | undefined;
  /** What staff answer, and whether by mail or in the thread of the ticket's card. */
  readonly answer: string;
  readonly answeredIn: "mail" | "thread";
  /** Their first card ends soon: they are reminded, and order another one. */
  readonly extendsCard: boolean;
  /** They sign out in the end. */
  readonly signsOut: boolean;
  /** They leave the codes on the screen until these go by themselves. */
  readonly letsCodesStand: boolean;
}

/** A message of the app as it came to a chat. Times are milliseconds since the epoch by the far ends' clock. */
export interface Post {
  readonly at: number;
  readonly channel: string;
  /** Names the message in its channel. */
  readonly message: string;
  /** The message whose thread it is in. */
  readonly thread: string | undefined;
  /** All that stands in it, what its buttons say to the app included. */
  readonly text: string;
  /** The same for two messages that look and do the same. */
  readonly same: string;
  /** The same for two messages that look the same to a reader, whatever their buttons say to the app. */
  readonly looks: string;
  /** What a phone reads from its pictures. */
  readonly scanned: readonly string[];
  /** The slot of the process that sent it; empty where that is not known. */
  readonly by: string;
  /** What the call was answered with; anything but `ok` although the message stands there. */
  readonly outcome: string;
}

/** What a message was changed to, with its pictures as they are then. */
export type Change = Pick<Post, "at" | "channel" | "message" | "text" | "scanned">;

/** A message that was taken away. */
export type Removal = Pick<Post, "at" | "channel" | "message">;

/** Something a student did at a chat. */
export interface UserAction {
  readonly at: number;
  readonly channel: string;
  /** What was typed or pressed, and where. */
  readonly what: string;
  /** What the chat was answered; 0 when nothing came back in time. */
  readonly status: number;
}

/** When something was wrong on purpose. */
export interface Trouble {
  readonly kind: string;
  /**
   * A process `died`, was `held` up, or could not reach its `store`; or it had reason to doubt its clock, which keeps nobody from
   * noting what was done.
   */
  readonly how: "died" | "held" | "store" | "doubted";
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

export interface Letter extends Pick<Message, "messageId" | "subject" | "text"> {
  readonly at: number;
  /** The slot of the process that sent it. */
  readonly by: string;
}

/** All that the far ends have to say about a run. */
export interface Records {
  readonly people: readonly Person[];
  /** By handle. */
  readonly effects: Readonly<Record<string, readonly Effect[]>>;
  readonly orders: Readonly<Record<string, readonly Order[]>>;
  /** How often USOS was asked for an order that it could not grant, since there was one already. */
  readonly turnedDown: Readonly<Record<string, number>>;
  /** How often they allowed the product to speak for them at USOS. */
  readonly signIns: Readonly<Record<string, number>>;
  /** When the product had USOS take back a token of theirs. */
  readonly revocations: Readonly<Record<string, readonly number[]>>;
  /** How many tokens USOS would still take. */
  readonly sessions: Readonly<Record<string, number>>;
  /** When their cards were collected. */
  readonly collected: Readonly<Record<string, readonly number[]>>;
  /** Where staff have their cards of tickets. */
  readonly staffChannel: string;
  readonly posts: readonly Post[];
  readonly changes: readonly Change[];
  readonly removals: readonly Removal[];
  readonly actions: readonly UserAction[];
  readonly letters: readonly Letter[];
  readonly troubles: readonly Trouble[];
  /** When nothing more was waited for. */
  readonly endedAt: number;
  readonly rules: Rules;
}

/** What the product was told, and what is made allowance for. */
export interface Rules {
  /** After this time codes go from the screen by themselves. */
  readonly shownForMs: number;
  /** How long a process has for what it took up, before another one may take it over. */
  readonly leaseMs: number;
  /** How much later than promised a thing may happen on a busy machine on which things go wrong. */
  readonly graceMs: number;
}
