import { minuteMs } from "../foundation/time";
import type { Letter } from "./queues";
import type { Ticket } from "./ticket";

/**
 * The letters that staff can get about a ticket after its first one:
 * - `untaken`: about everything the student does, unless the ticket was taken in Slack, whose thread shows it;
 * - `student`: about everything the student does;
 * - `all`: also about what staff do in Slack, for colleagues who work by mail.
 */
export const letterChoices = ["untaken", "student", "all"] as const;
export type LetterChoice = (typeof letterChoices)[number];

/** Slack usually shows an entry within seconds. After this time the mailbox gets it as well. */
const patienceMs = 10 * minuteMs;
const againInMs = minuteMs;

/** Whether a letter about a ticket should be sent now. It is decided when it is due, because the ticket may have been taken meanwhile. */
export function isWanted(
  choice: LetterChoice,
  { about, index, to }: Letter,
  ticket: Ticket,
  now: number,
): boolean | { readonly againInMs: number } {
  // An office sees nothing but its letters.
  if (to !== undefined) return true;
  const entry = ticket.entries[index];
  if (!afterEntries.has(about) || !entry || choice === "all") return true;
  if (entry.from === "staff") return false;
  if (choice === "student" || !isTaken(ticket)) return true;
  const { board } = ticket;
  if (board?.how === "delivered" && board.entries > index) return false;
  return Date.parse(entry.at) + patienceMs > now ? { againInMs } : true;
}

/** The letters that follow from an entry, and not from a letter that staff wrote. */
const afterEntries: ReadonlySet<Letter["about"]> = new Set([
  "added",
  "answered",
  "resolved",
  "reopened",
  "withdrawn",
  "unreachable",
  "merged",
  "unmerged",
]);

/** Whether only Slack is worked in: somebody there has claimed the ticket, and nobody has answered it by mail. */
const isTaken = ({ claimedBy, entries }: Ticket): boolean =>
  claimedBy !== null && !entries.some(({ from, via }) => from === "staff" && via === "mail");
