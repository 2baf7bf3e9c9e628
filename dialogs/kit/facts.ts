import type { Words } from "./text";

/** How far an order is, as far as Legitka can tell; `unknown` keeps USOS's own word beside it. */
export type Phase = "placed" | "processing" | "ready" | "collected" | "failed" | "cancelled" | "revoked" | "unknown";

/** An order as the student may see it: no secrets. Dates as `YYYY-MM-DD`, moments ISO. */
export interface OrderFact {
  readonly id: string;
  readonly phase: Phase;
  /** USOS's status as it came. */
  readonly status: string | null;
  readonly orderedAt: string | null;
  readonly expiresAt: string | null;
}

/** What USOS says about the student's mLegitymacja right now. */
export interface CardFacts {
  /** Null when USOS would accept an order. */
  readonly whyCannotOrder: Words | null;
  readonly whyCannotRevoke: Words | null;
  /** Newest first. */
  readonly orders: readonly OrderFact[];
}

export type Condition =
  | "activeStudent"
  | "pesel"
  | "studentNumber"
  | "photo"
  | "plasticCard"
  | "plasticCardExtended"
  | "dataUnchanged";

export interface ConditionFact {
  readonly condition: Condition;
  readonly holds: "met" | "unmet" | "unsaid";
}

export interface EligibilityFacts {
  readonly rules: string;
  readonly conditions: readonly ConditionFact[];
  /** A card type for which the institution issues none (doctoral students at most universities). */
  readonly excluded: boolean;
}

/** A file the staff added; `url` leads to those a browser can show. */
export interface TicketFileFact {
  readonly name: string;
  readonly shown: boolean;
  readonly url?: string;
}

/** Something that was written about a ticket. */
export interface TicketWords {
  readonly by: "student" | "staff";
  readonly author: string | null;
  readonly at: string;
  readonly text: string;
  readonly files: readonly TicketFileFact[];
}

export interface TicketFact {
  readonly id: string;
  readonly openedAt: string;
  /** Of the latest thing said or done about it. */
  readonly changedAt: string;
  readonly state: "sending" | "delivered" | "claimed" | "answered" | "waiting" | "resolved" | "withdrawn";
  readonly summary: string;
  /** The latest of what was written since, oldest first. */
  readonly words: readonly TicketWords[];
}

export interface HeldFacts {
  readonly language: string;
  readonly linked: boolean;
  readonly firstName: string | null;
  /** As the chat calls them; all there is of somebody who is not signed in. */
  readonly chatName: string | null;
  readonly studentNumber: string | null;
  readonly orders: number;
  readonly tickets: number;
  readonly reminders: "on" | "off";
  /** How far the newest order is, from what Legitka follows; null without one. */
  readonly orderPhase: Phase | null;
}

/** Everything a step may declare in `reads`; resolved before the step asks. */
export interface Facts {
  readonly card: CardFacts;
  readonly eligibility: EligibilityFacts;
  readonly tickets: readonly TicketFact[];
  readonly held: HeldFacts;
}

export type FactName = keyof Facts;
