import type { ChatId } from "../foundation/ids";
import { createHash } from "node:crypto";
import type { Happening } from "../../dialogs/kit/effects";
import { announcement } from "../outbox/announce";
import type { JobToSchedule } from "../store/port";
import { officeLetters } from "./handing/officeLetters";
import { mergeJobs } from "./merging/mergeJobs";
import type { BoardRef } from "./port";
import { boardQueue, mailQueue, type BoardJob, type Letter } from "./queues";
import type { Entry, Ticket } from "./ticket";

/** The jobs that follow from opening a ticket. */
export const afterOpening = (id: string, ticket: Ticket, now: number): JobToSchedule[] => [
  letter(ticket.chatId, { ticket: id, about: "opened", index: 0 }, now),
  ...onBoard(id, ticket, now),
];

/** The jobs that follow from a ticket's latest entry. All of them are committed with the entry. */
export function afterEntry(id: string, ticket: Ticket, entry: Entry, now: number): JobToSchedule[] {
  const about = letterAbout(entry);
  const happening = happeningOf(id, ticket, entry);
  const index = ticket.entries.length - 1;
  // If several jobs are due at the same moment, the store takes the one with the lowest id first, so the ids keep the parts of a
  // long answer in order.
  const occasion = `ticket:${id}:${String(index).padStart(5, "0")}:${entry.id}`;
  return [
    ...(about ? [letter(ticket.chatId, { ticket: id, about, index }, now)] : []),
    ...officeLetters(ticket, entry).map((it) => letter(ticket.chatId, { ticket: id, index, ...it }, now)),
    ...onBoard(id, ticket, now),
    ...(entry.what === "split" ? afterOpening(entry.text, ticket, now) : []),
    ...mergeJobs(id, ticket, entry, now),
    ...(happening ? [announcement([ticket.chatId], happening, occasion, now)] : []),
  ];
}

/**
 * The job that sends a letter at a given time. It is stored in the chat's partition, or in the ticket's own if no chat is known.
 */
export const letter = (partition: string, payload: Letter, dueAt: number): JobToSchedule => ({
  queue: mailQueue,
  id: `${payload.ticket}:${payload.about}:${payload.index}${payload.to === undefined ? "" : ":office"}`,
  dueAt,
  payload: { ...payload, person: partition },
});

/** The job that updates a ticket's card. */
export function boardJob(chatId: ChatId, id: string, dueAt: number): JobToSchedule {
  const payload: BoardJob = { person: chatId, ticket: id };
  return { queue: boardQueue, id, dueAt, payload };
}

/** The job that removes a card. */
export function removal(id: string, ref: BoardRef, dueAt: number): JobToSchedule {
  const payload: BoardJob = { ticket: id, remove: ref };
  const name = createHash("sha256").update(JSON.stringify(ref)).digest("base64url").slice(0, 12);
  return { queue: boardQueue, id: `${id}:remove:${name}`, dueAt, payload };
}

const onBoard = (id: string, { chatId, board }: Ticket, at: number): JobToSchedule[] =>
  board ? [boardJob(chatId, id, at)] : [];

/**
 * The kind of letter that follows from an entry. Staff who work by mail get a letter about every change of what has to be done,
 * but not about what they wrote themselves.
 */
function letterAbout({ what, from, via, many, carried }: Entry): Letter["about"] | undefined {
  if (via === "mail" || many || carried !== undefined) return undefined;
  switch (what) {
    case "said":
      return from === "student" ? "added" : "answered";
    case "resolved":
    case "reopened":
    case "withdrawn":
    case "unreachable":
    case "merged":
    case "unmerged":
      return what;
    default:
      return undefined;
  }
}

/**
 * The happening that tells the student about an entry. Students are not told about their own actions, because they see those at
 * once.
 */
function happeningOf(ticket: string, { chatId }: Ticket, entry: Entry): Happening | undefined {
  const { what, from, author, text, files, to } = entry;
  if (from === "student" || (entry.isKnown && entry.carried !== undefined)) return undefined;
  switch (what) {
    case "said":
      return { kind: "ticketAnswered", ticket, of: chatId, entry: entry.id, author, text, files: files.map(nameOf) };
    case "waiting":
    case "resolved":
    case "reopened":
      return { kind: "ticketMoved", ticket, to: what };
    case "handed":
      // The students are told of groups and offices only: it is the staff's own affair which colleague looks after a ticket.
      return to && to.kind !== "colleague" ? { kind: "ticketHandedOver", ticket, to: to.name } : undefined;
    case "takenBack":
    case "notHanded":
      return { kind: "ticketTakenBack", ticket };
    case "merged":
      // The number of somebody else's ticket would say nothing to the student.
      return { kind: "ticketMerged", ticket, ...(entry.isKnown && { into: text }) };
    case "unmerged":
      return { kind: "ticketUnmerged", ticket };
    case "split":
      return { kind: "ticketSplit", ticket, to: text };
    default:
      return undefined;
  }
}

const nameOf = ({ name, shown }: Entry["files"][number]) => ({ name, shown });
