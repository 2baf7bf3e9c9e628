import type { conditions } from "./reasonWords";
import type { Words } from "./text";

/** When the codes are shown: as soon as they are ready, or only when the student asks for them. */
export type CodesWhen = "whenReady" | "whenAsked";

/** The phase of an order, as far as Legitka can tell. For `unknown`, the order's `status` has USOS's own word. */
export type Phase = "placed" | "processing" | "ready" | "collected" | "failed" | "cancelled" | "revoked" | "unknown";

/** An order as the student may see it, without secrets. Days are `YYYY-MM-DD`, moments ISO 8601. */
export interface OrderFact {
  readonly id: string;
  readonly phase: Phase;
  /** The status exactly as USOS sent it. */
  readonly status: string | null;
  readonly orderedAt: string | null;
  readonly expiresAt: string | null;
  /** The student says that this card is in the phone, so it counts as collected. USOS has not confirmed it, and still has its codes. */
  readonly isByWord?: true;
}

/** USOS's current data about the student's mLegitymacja. */
export interface CardFacts {
  /** USOS's reason for refusing an order; null if it would accept one. */
  readonly whyCannotOrder: Words | null;
  readonly whyCannotRevoke: Words | null;
  /** Newest first. */
  readonly orders: readonly OrderFact[];
}

/** Knowledge about the student's card from following it, without asking USOS. */
export interface FollowedFacts {
  readonly orders: readonly OrderFact[];
  /** Whether USOS allowed the card in the phone to be extended when it was last asked. */
  readonly mayExtend: boolean;
  /** Whether the card in the phone has expired. */
  readonly hasExpired: boolean;
}

export type Condition = (typeof conditions)[number];

export interface ConditionFact {
  readonly condition: Condition;
  readonly holds: "met" | "unmet" | "unsaid";
}

export interface EligibilityFacts {
  readonly rules: string;
  readonly conditions: readonly ConditionFact[];
  /** Whether the student has a card type for which the institution issues no mLegitymacja (doctoral students at most universities). */
  readonly excluded: boolean;
  /** Whether USOS lists a valid plastic card. It lists only valid ones, so none may mean that there is none or that it was not extended. */
  readonly hasValidPlasticCard: boolean;
}

/** A file that staff attached. `url` is set if a browser can show it. */
export interface TicketFileFact {
  readonly name: string;
  readonly shown: boolean;
  readonly url?: string;
}

/** A message on a ticket. */
export interface TicketWords {
  readonly by: "student" | "staff";
  readonly author: string | null;
  readonly at: string;
  readonly text: string;
  readonly files: readonly TicketFileFact[];
  /** The ticket of its own that these words became. */
  readonly movedTo?: string;
}

export interface TicketFact {
  readonly id: string;
  readonly openedAt: string;
  /** The time of the latest message or change. */
  readonly changedAt: string;
  readonly state: "sending" | "delivered" | "claimed" | "answered" | "waiting" | "resolved" | "withdrawn";
  /** The group or the office that staff handed it to. */
  readonly handedTo?: Words;
  /** The ticket of the student with which staff answer it together; null if that is somebody else's. */
  readonly mergedInto?: string | null;
  /** The student's first message. */
  readonly text: string;
  /** The latest messages after the first one, oldest first. */
  readonly words: readonly TicketWords[];
  /** How many messages between the first one and those are left out. */
  readonly earlier: number;
}

/** A problem that support knows of, with what students read about it. */
export interface ProblemFact {
  readonly id: string;
  /** A text that has all words of one of them is taken to be about the problem. */
  readonly phrases: readonly string[];
  readonly state: Words;
  /** When that was last written, ISO 8601. */
  readonly at: string;
}

/** Whether something can still be done about a request to support. */
export const isOpenTicket = ({ state }: Pick<TicketFact, "state">): boolean =>
  state !== "resolved" && state !== "withdrawn";

export interface HeldFacts {
  readonly language: string;
  readonly linked: boolean;
  readonly firstName: string | null;
  /** The person's name in the chat; for a person who is not signed in, nothing else is known. */
  readonly chatName: string | null;
  readonly studentNumber: string | null;
  readonly orders: number;
  readonly tickets: number;
  readonly reminders: "on" | "off";
  /** Whether the person gets the messages that staff send to many people. */
  readonly broadcasts: "on" | "off";
  /** The student's choice; null means the institution's default. */
  readonly codes: CodesWhen | null;
  /** The words with which USOS last refused an order; null if it refused none. */
  readonly refusal: Words | null;
  /** How often support looked at the student's card, as far as that is kept, and when last (ISO 8601); null if never. */
  readonly looks: { readonly count: number; readonly lastAt: string } | null;
  /** The phase of the newest order that Legitka follows; null if there is none. */
  readonly orderPhase: Phase | null;
}

/** A chat that is linked to the student's account. */
export interface LinkedChatFact {
  /** Identifies the chat for `link.endOther`. */
  readonly chat: string;
  /** The display name of its chat system. */
  readonly channel: string;
  /** The person's name there; null if it is not known. */
  readonly name: string | null;
  /** When it was linked, in ISO 8601; null if that was not recorded. */
  readonly since: string | null;
  /** Whether it is the chat in which this is read. */
  readonly isHere: boolean;
}

/** A chat system in which the student has chats, and with it the messages in them. */
export interface HistoryFact {
  /** Its display name. */
  readonly channel: string;
  /** Whether this program keeps the messages, so that it can delete them, and not the chat system. */
  readonly isOurs: boolean;
}

/** The end of the card's validity as a file for the student's calendar. */
export interface CalendarFact {
  /** `YYYY-MM-DD`. */
  readonly expiresAt: string;
  /** The URL of the file; valid for a month. */
  readonly url: string;
}

/** Everything a step may declare in `reads`. Facts are resolved before the step asks. */
export interface Facts {
  readonly card: CardFacts;
  readonly followed: FollowedFacts;
  readonly eligibility: EligibilityFacts;
  readonly tickets: readonly TicketFact[];
  /** The problems that support knows of now. */
  readonly problems: readonly ProblemFact[];
  readonly held: HeldFacts;
  /** The linked chats in the order in which they were linked; empty if this chat is not linked. */
  readonly chats: readonly LinkedChatFact[];
  /** The chat systems of this chat and of the others that are linked to the account, this one first. */
  readonly histories: readonly HistoryFact[];
  /** Null if no card is in the phone, or USOS gives no date for it. */
  readonly calendar: CalendarFact | null;
}

export type FactName = keyof Facts;
