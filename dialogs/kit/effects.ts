import type { ClosedNow } from "./closed";
import type { CodesWhen, TicketFileFact } from "./facts";
import type { Words } from "./text";

/** The type of an attachment that the assistant does not accept; staff are told that there was one. */
export type UnacceptedFile = "image" | "audio" | "file";

/** A picture that a student sent. `ref` is how the channel finds it again; plain data. */
export interface SentPicture {
  readonly name: string;
  readonly ref: Readonly<Record<string, string>>;
}

/** The outcome for the pictures that went with a message to support. */
export interface PictureNews {
  readonly sent: number;
  /** How many codes were covered in them. */
  readonly covered: number;
  /** Why others were not passed on. */
  readonly refused: readonly ("tooLarge" | "unreadable" | "gone")[];
}

/** Something a dialog wants done outside the conversation. It is plain data, committed with the turn and performed by the outbox. */
export type Effect =
  /** `alone`: once the chat is linked, the links of all other chats of the account end. */
  | { readonly kind: "link.start"; readonly alone?: true }
  | { readonly kind: "link.verify"; readonly code: string }
  /** Ends this chat's link to the account, and with `everywhere` those of its other chats as well. */
  | { readonly kind: "link.end"; readonly everywhere?: true }
  /** Ends the link of another chat of the account; `chat` is its handle in `LinkedChatFact`. */
  | { readonly kind: "link.endOther"; readonly chat: string }
  | { readonly kind: "order.place" }
  | { readonly kind: "order.revoke"; readonly orderId: string }
  | { readonly kind: "order.replace"; readonly orderId: string }
  /** The student says that the card is in the phone, or takes that back. */
  | { readonly kind: "order.installed"; readonly isDenied?: true }
  /** `isUnasked`: the student has not just asked for the codes, so they may meanwhile have chosen to see them only on request. */
  | { readonly kind: "secret.show"; readonly orderId: string; readonly isUnasked?: true }
  /** Without an order, this hides the codes of all orders. */
  | { readonly kind: "secret.hide"; readonly orderId?: string }
  | {
      readonly kind: "ticket.send";
      readonly text: string;
      readonly context: Readonly<Record<string, string>>;
      readonly untaken?: UnacceptedFile;
      readonly pictures?: readonly SentPicture[];
    }
  | {
      readonly kind: "ticket.add";
      readonly ticket: string;
      readonly text: string;
      readonly untaken?: UnacceptedFile;
      readonly pictures?: readonly SentPicture[];
    }
  | { readonly kind: "ticket.withdraw"; readonly ticket: string }
  | { readonly kind: "ticket.solve"; readonly ticket: string }
  | { readonly kind: "privacy.export" }
  | { readonly kind: "privacy.erase" }
  /** Empties the conversation on the screen, for a channel that keeps its messages itself. */
  | { readonly kind: "privacy.clear" }
  | { readonly kind: "reminders.set"; readonly to: "on" | "off" | "snooze" }
  | { readonly kind: "codes.set"; readonly to: CodesWhen }
  | { readonly kind: "broadcasts.set"; readonly to: "on" | "off" };

/** Why something could not be done just now. `words` is USOS's own message for the student. */
export interface Obstacle {
  readonly code: "maintenance" | "signedOut" | "busy" | "timeout" | "unavailable" | "unauthorized" | "refused";
  readonly words?: Words;
}

/**
 * The outcome of an effect, or something that happened while the student was away. A step can listen in `onHappening`. A happening that no
 * step listens to is shown as a notice, so that no outcome is lost.
 */
export type Happening =
  /** The link is certain to work until `goodUntil`, in milliseconds since the epoch. */
  | { readonly kind: "linkOffered"; readonly url: string; readonly goodUntil?: number }
  /** `alone`: the links of all other chats of the account have ended at the same time. */
  | { readonly kind: "linked"; readonly name: string; readonly account: string; readonly alone?: true }
  | { readonly kind: "linkWrongCode"; readonly left: number }
  | { readonly kind: "linkDead"; readonly why: "expired" | "used" | "locked" | "notConfirmed" | "full" }
  /** `others`: how many other chats are still linked to the account. */
  | { readonly kind: "unlinked"; readonly revoked: boolean; readonly others?: number }
  /** Another chat has ended this chat's link to the account. */
  | { readonly kind: "unlinkedElsewhere"; readonly account: string; readonly channel: string }
  /** Another chat was linked to the account; `chat` is its handle, `at` a moment in ISO 8601. */
  | { readonly kind: "chatLinked"; readonly chat: string; readonly channel: string; readonly at: string }
  /** The outcome of `link.endOther`; `channel` is null if that chat was no longer linked. */
  | { readonly kind: "otherChatEnded"; readonly channel: string | null }
  /** The outcome of `link.endOther` when this chat itself is no longer linked: nothing was ended. */
  | { readonly kind: "chatNotLinked"; readonly account?: string }
  | { readonly kind: "signedOutByUsos"; readonly account?: string }
  | { readonly kind: "orderPlaced"; readonly orderId: string | null }
  | { readonly kind: "orderExists"; readonly orderId: string | null }
  | { readonly kind: "orderRefused"; readonly words?: Words }
  | { readonly kind: "orderUnclear" }
  | { readonly kind: "orderReplaced" }
  /** `extension`: what happened to an extension that was under way when its card was revoked. */
  | {
      readonly kind: "revoked";
      readonly orderId: string;
      readonly was: "order" | "card" | "extension";
      readonly extension?: "ended" | "stays";
    }
  | { readonly kind: "revokeRefused"; readonly words?: Words }
  /** `isRefused`: USOS answered and takes no order. */
  | { readonly kind: "revokedNotOrdered"; readonly isRefused?: true; readonly words?: Words }
  | { readonly kind: "secretGone" }
  | { readonly kind: "blocked"; readonly effect: Effect["kind"]; readonly obstacle: Obstacle }
  /**
   * `isHeld`: the codes are shown only when the student asks for them. `isExtension`: they extend a card that is already in the
   * phone.
   */
  | {
      readonly kind: "orderReady";
      readonly orderId: string;
      readonly orderedAt?: string;
      readonly expiresAt?: string;
      readonly isHeld?: true;
      readonly isExtension?: true;
    }
  /** The order is ready; another chat of the student shows its codes, or offers to show them if they are held. */
  | { readonly kind: "orderReadyElsewhere"; readonly orderId: string; readonly chat: string; readonly isHeld?: true }
  | {
      readonly kind: "orderCollected";
      readonly orderId: string;
      readonly expiresAt?: string;
      readonly isExtension?: true;
    }
  /** `refusal`: what USOS said at the same look about another order; null if it would take one, missing if it was not asked. */
  | {
      readonly kind: "orderEnded";
      readonly orderId: string;
      readonly how: "failed" | "cancelled" | "revoked";
      readonly refusal?: Words | null;
    }
  | { readonly kind: "orderStrange"; readonly orderId: string; readonly status: string }
  /** `mayExtend`: USOS lets the card be extended. */
  | {
      readonly kind: "expiring";
      readonly orderId: string;
      readonly expiresAt: string;
      readonly days: number;
      readonly mayExtend?: true;
    }
  /** The code of an order has been waiting, unused, for this many days. */
  | { readonly kind: "codeWaiting"; readonly orderId: string; readonly days: number; readonly isExtension?: true }
  /** USOS now allows the card to be extended. */
  | { readonly kind: "mayExtend"; readonly orderId: string; readonly expiresAt: string }
  | { readonly kind: "remindersSet"; readonly to: "on" | "off" | "snooze" }
  | { readonly kind: "codesSet"; readonly to: CodesWhen }
  /** Whether the student wants the messages that staff send to many people. */
  | { readonly kind: "broadcastsSet"; readonly to: "on" | "off" }
  /** `closed` is set if nobody works on tickets at this moment. */
  | {
      readonly kind: "ticketOpened";
      readonly ticket: string;
      readonly pictures?: PictureNews;
      readonly closed?: ClosedNow;
    }
  | { readonly kind: "ticketTooMany" }
  | { readonly kind: "ticketDelivered"; readonly ticket: string }
  | { readonly kind: "ticketDelayed"; readonly ticket: string }
  | { readonly kind: "ticketAdded"; readonly ticket: string; readonly pictures?: PictureNews }
  | { readonly kind: "ticketWithdrawn"; readonly ticket: string }
  | { readonly kind: "ticketSolved"; readonly ticket: string }
  | { readonly kind: "ticketUnknown" }
  /** Staff wrote to the student. `of` is the chat in which the ticket was opened, `entry` the id of what they wrote. */
  | {
      readonly kind: "ticketAnswered";
      readonly ticket: string;
      readonly of: string;
      readonly entry: string;
      readonly author: string | null;
      readonly text: string;
      readonly files: readonly TicketFileFact[];
    }
  | { readonly kind: "ticketAnsweredElsewhere"; readonly ticket: string; readonly chat: string }
  | { readonly kind: "ticketMoved"; readonly ticket: string; readonly to: "waiting" | "resolved" | "reopened" }
  /** Staff handed the ticket to a group or an office, whose name it is. */
  | { readonly kind: "ticketHandedOver"; readonly ticket: string; readonly to: Words }
  | { readonly kind: "ticketTakenBack"; readonly ticket: string }
  /** Staff answer the ticket together with others; `into` is the one that stands for it, if it is the student's own. */
  | { readonly kind: "ticketMerged"; readonly ticket: string; readonly into?: string }
  | { readonly kind: "ticketUnmerged"; readonly ticket: string }
  /** Some messages of the ticket became a ticket of their own, `to`. */
  | { readonly kind: "ticketSplit"; readonly ticket: string; readonly to: string }
  /** A copy of the student's data was handed over, for so many minutes: at an address, or as files in the conversation. */
  | { readonly kind: "exported"; readonly minutes: number; readonly url?: string }
  | { readonly kind: "fault"; readonly effect: Effect["kind"]; readonly code: string };

export type HappeningKind = Happening["kind"];
export type HappeningOf<K extends HappeningKind> = Extract<Happening, { kind: K }>;
