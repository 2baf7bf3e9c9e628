import type { ChatId } from "../../foundation/ids";
import type { Commit, Store } from "../../store/port";
import { mergedRefusal } from "../merging/merge";
import { picturesFirst } from "../picturesFirst";
import { filesOf, picturesOf } from "../pictures";
import type { DeskRefusal, ReplyFile, StaffAction } from "../port";
import { picturesEntry, ticketKey, ticketRecord, type Entry, type Staff, type Ticket } from "../ticket";

type SplitAction = Extract<StaffAction, { kind: "split" }>;

/** The student's messages that can be split off a ticket: all that they wrote after the first one and that are still answered here. */
export const movable = ({ entries }: Pick<Ticket, "entries">): Entry[] =>
  entries.filter(
    ({ id, what, from, movedTo }) =>
      what === "said" && from === "student" && id !== picturesEntry && movedTo === undefined,
  );

/** A ticket that is made of messages of another one, and that one as it is afterwards. */
export interface Split {
  readonly ticket: Ticket;
  readonly entry: Entry;
  readonly made: Ticket;
}

/** Where a ticket is split, who does it, and the number that the new one gets. */
export interface Cut {
  readonly id: string;
  readonly action: SplitAction;
  readonly by: Staff;
  readonly event: string;
  readonly number: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Why no ticket can be split in its state; undefined if it can. */
export const splitRefusal = (ticket: Ticket, action: SplitAction): DeskRefusal | undefined => {
  if (ticket.state === "withdrawn") return { refusal: "withdrawn" };
  return ticket.state === "resolved" ? { refusal: "over" } : mergedRefusal(ticket, action);
};

/**
 * Works out the ticket that messages of another one become. It waits as long as its student does: since the first of these messages. The
 * messages stay where they were written, too, with the number of the new ticket.
 */
export function split(ticket: Ticket, { id, action, by, event, number, now }: Cut): Split | DeskRefusal {
  const wanted = new Set(action.entries);
  const gone = ticket.entries.find((it) => wanted.has(it.id) && it.movedTo !== undefined)?.movedTo;
  if (gone !== undefined) return { refusal: "split", to: gone };
  const left = movable(ticket);
  if (left.length === 0) return { refusal: "onlyOne" };
  const moved = left.filter((it) => wanted.has(it.id));
  const [first] = moved;
  if (!first || moved.length < wanted.size) return { refusal: "noneChosen" };
  const at = new Date(now).toISOString();
  const { chatId, lang, priority, facts, board } = ticket;
  const files = moved.flatMap((it) => it.files);
  const entry: Entry = {
    id: event,
    at,
    what: "split",
    from: "staff",
    via: action.via,
    author: by.name,
    text: number,
    files: [],
  };
  const made: Ticket = {
    chatId,
    lang,
    priority,
    openedAt: first.at,
    changedAt: at,
    text: moved
      .map((it) => it.text)
      .filter((it) => it !== "")
      .join("\n\n"),
    facts: [...facts, ...moved.flatMap((it) => it.facts ?? [])],
    splitFrom: id,
    state: "open",
    claimedBy: null,
    entries: files.length === 0 ? [] : [picturesFirst(first.at, files)],
    mail: "sending",
    bounces: [],
    board: board && { how: "sending", ref: null, entries: 0, busyUntil: 0 },
  };
  const entries = ticket.entries.map((it) => (moved.includes(it) ? { ...it, movedTo: number } : it));
  return { ticket: { ...ticket, changedAt: at, entries: [...entries, entry] }, entry, made };
}

/** The records of a ticket that was split off, with copies of the pictures that came with its messages. */
export async function recordsOf(
  store: Store,
  chatId: ChatId,
  { ticket }: { readonly ticket: Ticket },
  { id, number, action }: Pick<Cut, "id" | "number" | "action">,
): Promise<(made: Ticket) => NonNullable<Commit["put"]>> {
  const kept: ReplyFile[] = [];
  for (const entry of ticket.entries.filter((it) => action.entries.includes(it.id)))
    kept.push(...(await filesOf(store, chatId, id, entry)).map((it) => ({ ...it, bytes: it.content.length })));
  return (made) => [
    { key: ticketKey(chatId, number), value: ticketRecord.write(made) },
    ...picturesOf(chatId, number, picturesEntry, kept),
  ];
}
