import { hourMs } from "../../foundation/time";
import type { Letter } from "../queues";
import type { Entry, Staff, Ticket } from "../ticket";
import { targetKey, type Office } from "./target";

/** A letter that follows from an entry because the ticket is, or was, at an office. Without `to` it goes to support. */
export type OfficeLetter = Pick<Letter, "about" | "to">;

const mailboxes = ["support", "office"] as const;
type Mailbox = (typeof mailboxes)[number];

/** The changes that an office has to know of, because it may be writing an answer. */
const alsoToOffice: Readonly<Partial<Record<Entry["what"], Letter["about"]>>> = {
  resolved: "resolved",
  reopened: "reopened",
  withdrawn: "withdrawn",
};

/**
 * The letters to an office that has a ticket, and those to support about it. The office gets all that the student adds, and a copy
 * of what support answers; support, which works by mail too, gets a copy of what the office answers. An answer from somebody's own
 * address could be from either side, so both get a copy.
 */
export function officeLetters(ticket: Ticket, entry: Entry): OfficeLetter[] {
  const { handedTo } = ticket;
  const { what, from, via } = entry;
  const before = entry.to;
  if (what === "handed")
    return [...toOffice(entry.was, "takenBack"), ...toOffice(before, "handed"), { about: "handedOn" }];
  if (what === "takenBack") return [...toOffice(before, "takenBack"), { about: "takenBack" }];
  if (what === "notHanded") return [{ about: "notHanded" }];
  if (handedTo?.kind !== "office") return [];
  if (what !== "said") {
    const about = alsoToOffice[what];
    return about ? toOffice(handedTo, about) : [];
  }
  if (from === "student") return toOffice(handedTo, "added");
  if (via !== "mail" || entry.carried !== undefined) return toOffice(handedTo, "answered");
  return [
    ...(isCopied(ticket, entry, "support") ? [{ about: "answeredByMail" } as const] : []),
    ...(isCopied(ticket, entry, "office") ? toOffice(handedTo, "answeredByMail") : []),
  ];
}

const toOffice = (to: Entry["to"], about: Letter["about"]): OfficeLetter[] =>
  to?.kind === "office" ? [{ about, to: to.address }] : [];

/** Nobody reads more of these an hour. Two programs that answer every letter would otherwise do so for ever. */
const mostCopies = 10;

/** Whether a mailbox gets a copy of an answer by mail. */
const isCopied = (ticket: Ticket, entry: Entry, to: Mailbox): boolean =>
  entry.mailbox !== to && answersToCopy(ticket, entry, to) <= mostCopies;

/** How many answers by mail a mailbox might get copies of within the hour that ends with an answer, which is counted, too. */
const answersToCopy = ({ entries }: Ticket, { at }: Entry, to: Mailbox): number =>
  entries.filter(
    (it) =>
      it.what === "said" &&
      it.from === "staff" &&
      it.via === "mail" &&
      it.mailbox !== to &&
      Date.parse(it.at) > Date.parse(at) - hourMs,
  ).length;

/** Whether with this answer, by mail to a ticket at an office, one of the mailboxes gets no more copies. */
export function beginsSilence(ticket: Ticket): boolean {
  const entry = ticket.entries.at(-1);
  if (ticket.handedTo?.kind !== "office" || entry?.what !== "said" || entry.via !== "mail") return false;
  return mailboxes.some((to) => entry.mailbox !== to && answersToCopy(ticket, entry, to) === mostCopies + 1);
}

/** The office, among those that have or had a ticket, whose mailbox an answer came from. */
export function officeOf(ticket: Pick<Ticket, "handedTo" | "entries">, { id }: Staff): Office | undefined {
  const all = [ticket.handedTo, ...ticket.entries.flatMap((it) => [it.to, it.was])];
  return all.find((it): it is Office => it?.kind === "office" && targetKey(it) === id);
}

/** Whether an office that had a ticket does not have it any more. */
export const isFormer = ({ handedTo }: Pick<Ticket, "handedTo">, office: Office): boolean =>
  !handedTo || targetKey(handedTo) !== targetKey(office);

/** Whether one of the addresses that a letter did not reach is that of an office. */
export const isOfOffice = ({ address }: Office, failed: readonly string[]): boolean =>
  failed.some((it) => it.toLowerCase() === address.toLowerCase());
