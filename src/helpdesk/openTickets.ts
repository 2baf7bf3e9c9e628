import type { DeskTicket } from "../tickets/port";
import type { WorkTime } from "./workTime";

/** Whether nobody has claimed a ticket and it waits for an answer from the staff. */
export const isUnclaimed = ({ claimedBy, state }: DeskTicket["ticket"]): boolean =>
  claimedBy === null && state === "open";

/** The numbers of the morning digest; undefined if no ticket is open. */
export function digestOf(open: readonly DeskTicket[]) {
  const [oldest] = [...open].sort((a, b) => a.ticket.openedAt.localeCompare(b.ticket.openedAt));
  if (!oldest) return undefined;
  return {
    open: open.length,
    unclaimed: open.filter(({ ticket }) => isUnclaimed(ticket)).length,
    waiting: open.filter(({ ticket }) => ticket.state === "waiting").length,
    oldest,
  };
}

/**
 * Since when a student has been waiting for an answer; null if staff wrote last. The first unanswered message counts, because
 * asking again does not make the wait shorter. Messages that
 * became tickets of their own are answered there. ISO 8601.
 */
export function unansweredSince({ openedAt, entries }: DeskTicket["ticket"]): string | null {
  let since: string | null = openedAt;
  for (const { what, from, at, movedTo } of entries)
    if ((what === "said" || what === "alsoSaid") && movedTo === undefined)
      since = from === "staff" ? null : (since ?? at);
  return since;
}

/**
 * Since when staff owe something on a ticket: the student's first unanswered message, or the moment when staff reopened it. Null
 * while it waits for the student, after staff wrote last, and when it is over. Milliseconds since the epoch.
 */
export function waitingSince(ticket: DeskTicket["ticket"]): number | null {
  if (ticket.state !== "open") return null;
  const unanswered = unansweredSince(ticket);
  if (unanswered !== null) return Date.parse(unanswered);
  const last = ticket.entries.findLast(({ what }) => what === "said" || what === "reopened");
  return last?.what === "reopened" ? Date.parse(last.at) : null;
}

/**
 * Whether nobody has claimed or answered a ticket for `longMs` of working time, counted from the student's message or from when the
 * ticket was last reopened or released.
 */
export function isNeglected(
  { ticket }: DeskTicket,
  now: number,
  longMs: number,
  work: Pick<WorkTime, "between">,
): boolean {
  const since = unansweredSince(ticket);
  if (!isUnclaimed(ticket) || since === null) return false;
  const again = ticket.entries.findLast(({ what }) => what === "reopened" || what === "released");
  return work.between(Math.max(Date.parse(since), Date.parse(again?.at ?? since)), now) >= longMs;
}
