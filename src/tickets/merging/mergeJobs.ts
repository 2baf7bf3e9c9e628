import type { ChatId } from "../../foundation/ids";
import type { JobToSchedule } from "../../store/port";
import { mergeQueue, type MergeJob } from "../queues";
import { isMerged, type Entry, type Ticket } from "../ticket";

/** The entries of staff that are brought to the tickets for which one stands. */
const carried: ReadonlySet<Entry["what"]> = new Set(["said", "waiting", "resolved", "reopened"]);

const job = (person: ChatId, it: Omit<MergeJob, "person">, dueAt: number): JobToSchedule => ({
  queue: mergeQueue,
  id: `${it.ticket}:${it.into ?? ""}:${it.entry}`,
  dueAt,
  payload: { ...it, person } satisfies MergeJob,
});

/** The jobs that an entry causes in the tickets with which its ticket is merged. */
export function mergeJobs(id: string, ticket: Ticket, entry: Entry, now: number): JobToSchedule[] {
  const { chatId, merged = [] } = ticket;
  const { what, from, text } = entry;
  const jobs = (...all: Omit<MergeJob, "person" | "entry">[]): JobToSchedule[] =>
    all.map((it) => job(chatId, { ...it, entry: entry.id }, now));
  if (entry.carried !== undefined) return [];
  if (what === "merged" || what === "unmerged") return jobs({ ticket: id, into: text });
  if (from === "staff") return merged.length > 0 && carried.has(what) ? jobs({ ticket: id }) : [];
  // A student who needs no answer any more must not end the wait of others.
  if (what === "withdrawn") return leavingJobs(id, ticket, now, entry.id);
  if (what === "resolved") return jobs(...merged.map((it) => ({ ticket: it, into: id })));
  return what === "said" && isMerged(ticket) ? jobs({ ticket: id }) : [];
}

/** The jobs that part a ticket which is given up from those with which it is merged, so that the others are answered. */
export function leavingJobs(id: string, ticket: Ticket, now: number, entry = "gone"): JobToSchedule[] {
  const { chatId, mergedInto, merged = [] } = ticket;
  const pairs = [
    ...(mergedInto ? [{ ticket: id, into: mergedInto }] : []),
    ...merged.map((it) => ({ ticket: it, into: id })),
  ];
  return pairs.map((it) => job(chatId, { ...it, entry }, now));
}
