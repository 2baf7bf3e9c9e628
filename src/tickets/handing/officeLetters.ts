import type { Letter } from "../queues";
import type { Entry, Ticket } from "../ticket";
import type { Office } from "./target";

/** A letter that follows from an entry because the ticket is, or was, at an office. Without `to` it goes to support. */
export type OfficeLetter = Pick<Letter, "about" | "to">;

/** The changes that an office has to know of, because it may be writing an answer. */
const alsoToOffice: Readonly<Partial<Record<Entry["what"], Letter["about"]>>> = {
  resolved: "resolved",
  reopened: "reopened",
  withdrawn: "withdrawn",
};

/**
 * The letters to an office that has a ticket, and those to support about it. The office gets all that the student adds, and a copy
 * of what support answers; support, which works by mail too, gets a copy of what the office answers.
 */
export function officeLetters({ handedTo }: Ticket, entry: Entry): OfficeLetter[] {
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
  return via === "mail" ? [{ about: "answeredByMail" }] : toOffice(handedTo, "answered");
}

const toOffice = (to: Entry["to"], about: Letter["about"]): OfficeLetter[] =>
  to?.kind === "office" ? [{ about, to: to.address }] : [];

/** Whether one of the addresses that a letter did not reach is that of an office. */
export const isOfOffice = ({ address }: Office, failed: readonly string[]): boolean =>
  failed.some((it) => it.toLowerCase() === address.toLowerCase());
