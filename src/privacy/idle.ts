import { isOpen, type Account, type Followed } from "../accounts/account";
import { isOver, type Ticket } from "../tickets/ticket";
import { dayMs } from "../foundation/time";

/** How long records may be kept, in milliseconds. */
export interface RetentionLimits {
  /** A conversation of a person who is not signed in, after they last wrote. */
  readonly conversationMs: number;
  /** An account and its conversations, after the student last wrote in any of them, unless a card still needs them. */
  readonly accountMs: number;
  /** A ticket, after it was resolved or withdrawn. */
  readonly ticketMs: number;
  /** A week's statistics, after that week. */
  readonly statisticsMs: number;
}

/** An expired card can still be renewed in the first weeks of a semester. */
const renewalMs = 31 * dayMs;

/**
 * Whether an account is still useful to a student who has not written for a long time: a card is valid or expired so recently
 * that it may be renewed, or an order is on its way. An order that USOS leaves open for ever counts for `accountMs` from its last change.
 */
export function isNeeded({ orders, ordering }: Account, accountMs: number, now: number): boolean {
  const isYoung = (since: number): boolean => now - since < accountMs;
  if (ordering && isYoung(ordering.since)) return true;
  return Object.values(orders).some((it) => {
    if (isOpen(it.phase)) return isYoung(it.since);
    return it.phase === "collected" && isCardNeeded(it, isYoung, now);
  });
}

function isCardNeeded({ expiresAt, since }: Followed, isYoung: (since: number) => boolean, now: number): boolean {
  const end = Date.parse(`${expiresAt?.slice(0, 10) ?? ""}T23:59:59Z`);
  return Number.isNaN(end) ? isYoung(since) : now < end + renewalMs;
}

/** Whether a ticket's retention period is over. An open ticket has none. */
export const isTicketOld = (ticket: Ticket, ticketMs: number, now: number): boolean =>
  isOver(ticket) && Date.parse(ticket.changedAt) + ticketMs <= now;
