import type { CardState } from "../../dialogs/kit/cardState";
import type { ConditionFact } from "../../dialogs/kit/facts";
import type { Text, Words } from "../../dialogs/kit/text";
import type { Account, Followed } from "../accounts/account";
import type { ChatId } from "../foundation/ids";
import type { DeskTicket } from "../tickets/port";
import type { Refusal } from "../usos/types";

/** One order as staff see it, without its code and without its id at USOS. */
export type OrderFound = Pick<Followed, "phase" | "status" | "orderedAt" | "expiresAt"> & {
  /** When it last changed, as far as Legitka saw; null if Legitka does not follow it. */
  readonly since: number | null;
};

/** The answer of USOS to the student's own access about an order. */
export interface OwnCard {
  readonly state: CardState;
  /** USOS's reason for refusing an order; null if it would accept one. */
  readonly whyCannotOrder: Words | null;
  /** That reason as a student reads it, with its meaning; empty if USOS gave none. */
  readonly reason: readonly Text[];
  /** The institution's conditions; empty for a student who has a card or an order already. */
  readonly conditions: readonly ConditionFact[];
  /** The keys of the texts that say what to do about the reason. */
  readonly remedies: readonly string[];
}

export type Source =
  /** USOS, through the access that the student gave. */
  | { readonly kind: "grant"; readonly at: number }
  /** USOS, through the university's administrative key. */
  | { readonly kind: "key"; readonly at: number }
  | {
      readonly kind: "followed";
      /** When Legitka last saw a change; null if it knows no order. */
      readonly at: number | null;
      /** Why USOS itself was not asked, or did not answer. */
      readonly why: "noKey" | "nothing" | Refusal["code"];
    };

/** The result of a look-up about a student. It contains no secret and no surname. */
export interface Finding {
  /** The album number; null if it is unknown. */
  readonly album: string | null;
  readonly firstName: string | null;
  /** Kinds of chat (`teams`, `slack`, `web`), and when the student last wrote there, milliseconds since the epoch. */
  readonly chats: readonly { readonly channel: string; readonly lastSeenAt: number }[];
  /** `never`: not (or no longer) signed in through Legitka; `signedOut`: USOS ended the access. */
  readonly link: "never" | "linked" | "signedOut";
  /** The source of the statuses, and how recent they are. */
  readonly source: Source;
  /** Null if USOS was not asked as the student, or did not answer. */
  readonly own: OwnCard | null;
  /** The number of an order that USOS knows, of somebody whom Legitka does not know; null otherwise. */
  readonly strayOrder: string | null;
  /** Newest first. */
  readonly orders: readonly OrderFound[];
  readonly trouble: Account["lastTrouble"];
  /** Newest first. */
  readonly tickets: readonly DeskTicket[];
  /** The ticket that an advice can answer: the one that was looked up, or else the newest open one; null if there is none. */
  readonly answers: string | null;
  /** The keys of texts for the student. */
  readonly advice: readonly string[];
}

/** One of several people with the name that was looked up. */
export interface Namesake {
  readonly chatId: ChatId;
  readonly channel: string;
  readonly lastSeenAt: number;
  readonly album: string | null;
}

/** A name that more than one person has. */
export interface Namesakes {
  /** The person who wrote last comes first; only as many as can be shown. */
  readonly namesakes: readonly Namesake[];
  readonly others: number;
}
