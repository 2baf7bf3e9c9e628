import type { ChatId } from "../foundation/ids";
import { dialogs } from "../../dialogs";
import type { ClosedNow } from "../../dialogs/kit/closed";
import type { Effect, Happening } from "../../dialogs/kit/effects";
import type { Statistics } from "../statistics/port";
import type { Job, Store } from "../store/port";
import { afterOpening } from "./consequences";
import { eraseTickets } from "./eraseTickets";
import { picturesFirst } from "./picturesFirst";
import { picturesOf } from "./pictures";
import { ticketFile } from "./ticketFile";
import type { ReplyFile } from "./port";
import type { Problems } from "./problems/problems";
import type { SeenTickets } from "./seenTickets";
import { isOver, picturesEntry, type Entry, type Ticket } from "./ticket";
import type { Change, TicketStore } from "./ticketStore";
import { hourMs } from "../foundation/time";

/** The student's side of tickets. */
export interface Tickets extends SeenTickets {
  send(it: Opening): Promise<Happening>;
  /** `facts` is what the assistant adds for staff. */
  add(
    it: ByStudent & {
      readonly text: string;
      readonly facts?: Ticket["facts"];
      readonly files?: readonly ReplyFile[];
    },
  ): Promise<Happening>;
  withdraw(it: ByStudent): Promise<Happening>;
  solve(it: ByStudent): Promise<Happening>;
  /** Erases the tickets of this chat alone. */
  eraseAll(chatId: ChatId): Promise<void>;
}

export interface TicketDeps {
  readonly store: Store;
  readonly tickets: TicketStore;
  readonly seen: SeenTickets;
  readonly problems: Pick<Problems, "list">;
  /** Whether staff see tickets on a board besides their mailbox. */
  readonly hasBoard: boolean;
  readonly statistics: Pick<Statistics, "jobFor">;
  /** The topic of a text, by the intents of the understanding; `other` if that is not clear. */
  readonly topicOf: (text: string) => string;
  /** Tells when somebody will read what a student sends at a moment when nobody works; undefined while staff work. */
  readonly expectedAt: (now: number) => ClosedNow | undefined;
  readonly clock: () => number;
}

/** A ticket that a student opens. `context` came through a button, so it may name anything. */
interface Opening extends Pick<Extract<Effect, { kind: "ticket.send" }>, "text" | "context"> {
  readonly job: Job;
  readonly chatId: ChatId;
  readonly lang: string;
  readonly facts: Ticket["facts"];
  /** The pictures that go with it. */
  readonly files?: readonly ReplyFile[];
}

/** Something that a student does about a ticket of theirs. The job makes it count once. */
interface ByStudent {
  readonly job: Job;
  readonly chatId: ChatId;
  readonly id: string;
}

/** Staff read every letter. A chat that opens more tickets than this in an hour is hardly a student in need. */
const mostPerHour = 5;
const mostAdditionsPerHour = 20;
/** The topic of a text that is about nothing in particular. */
const unclear = "other";

/** The dialog from which the student asked for help. The context came through a button, so it may name anything. */
const originOf = ({ dialog = "" }: Readonly<Record<string, string>>): string =>
  Object.hasOwn(dialogs, dialog) ? dialog : "other";

/**
 * The student's side of tickets. A ticket is committed together with the jobs that follow from it, so a ticket that was opened
 * will reach the staff.
 */
export function createTickets(deps: TicketDeps): Tickets {
  const { store, tickets, seen, problems, hasBoard, statistics, topicOf, expectedAt, clock } = deps;

  async function enter(
    { job, chatId, id }: ByStudent,
    next: (
      it: Ticket,
    ) => { to: Partial<Ticket>; what: Entry["what"]; text?: string; facts?: Ticket["facts"] } | undefined,
    files: readonly ReplyFile[] = [],
  ): Promise<boolean> {
    const owner = await seen.ownerOf(chatId, id);
    if (owner === undefined) return false;
    const at = new Date(clock()).toISOString();
    const change = (ticket: Ticket): Change => {
      const done = ticket.state === "withdrawn" || ticket.entries.some((it) => it.id === job.id);
      const it = done ? undefined : next(ticket);
      if (!it) return undefined;
      const { what, text = "", facts = [] } = it;
      const reopens = what === "said" && ticket.state === "resolved";
      const entry: Entry = {
        id: job.id,
        at,
        what,
        from: "student",
        via: "chat",
        author: null,
        text,
        files: files.map(ticketFile),
        ...(facts.length > 0 && { facts }),
        ...(reopens && { reopens }),
      };
      return { ticket: { ...ticket, ...it.to, changedAt: at, entries: [...ticket.entries, entry] }, entry };
    };
    const entered = await tickets.enter(owner, id, change, ({ id: entry }) => picturesOf(owner, id, entry, files));
    return entered !== undefined;
  }

  return {
    ...seen,
    async send({ job, chatId, text, context, lang, facts, files = [] }) {
      const since = new Date(clock() - hourMs).toISOString();
      const id = await tickets.index.take(chatId, job.id);
      const recent = (await tickets.all(chatId)).filter((it) => it.ticket.openedAt > since && it.id !== id);
      if (recent.length >= mostPerHour) {
        await tickets.index.forget(id);
        return { kind: "ticketTooMany" };
      }
      const openedAt = new Date(clock()).toISOString();
      const topic = topicOf(text);
      const known = (await problems.list()).find((it) => it.id === context["problem"]);
      const ticket: Ticket = {
        chatId,
        openedAt,
        changedAt: openedAt,
        text,
        facts,
        lang,
        ...(known && { problem: known.id }),
        state: "open",
        priority: "normal",
        claimedBy: null,
        ...(topic !== unclear && { topic }),
        entries: files.length === 0 ? [] : [picturesFirst(openedAt, files.map(ticketFile))],
        mail: "sending",
        bounces: [],
        board: hasBoard ? { how: "sending", ref: null, entries: 0, busyUntil: 0 } : null,
      };
      // When this runs again after a crash, the ticket exists already and is on its way.
      const counting = [
        statistics.jobFor({ name: "ticket", labels: { topic: originOf(context) } }),
        statistics.jobFor({ name: "ticketTopic", labels: { topic } }),
      ];
      const put = picturesOf(chatId, id, picturesEntry, files);
      await tickets.create(id, ticket, [...afterOpening(id, ticket, clock()), ...counting], put);
      const closed = expectedAt(clock());
      return { kind: "ticketOpened", ticket: id, ...(closed && { closed }) };
    },
    async add({ text, facts = [], files = [], ...by }) {
      const since = new Date(clock() - hourMs).toISOString();
      const counted = { tooMany: false };
      const found = await enter(
        by,
        ({ entries }) => {
          const recent = entries.filter((it) => it.from === "student" && it.at > since);
          counted.tooMany = recent.length >= mostAdditionsPerHour;
          // A student who writes again has a problem that is not solved.
          return counted.tooMany ? undefined : { to: { state: "open" }, what: "said", text, facts };
        },
        files,
      );
      if (counted.tooMany) return { kind: "ticketTooMany" };
      return found ? { kind: "ticketAdded", ticket: by.id } : { kind: "ticketUnknown" };
    },
    async withdraw(by) {
      const found = await enter(by, () => ({ to: { state: "withdrawn" }, what: "withdrawn" }));
      return found ? { kind: "ticketWithdrawn", ticket: by.id } : { kind: "ticketUnknown" };
    },
    async solve(by) {
      const found = await enter(by, (it) => (isOver(it) ? undefined : { to: { state: "resolved" }, what: "resolved" }));
      return found ? { kind: "ticketSolved", ticket: by.id } : { kind: "ticketUnknown" };
    },
    eraseAll: (chatId) => eraseTickets(store, tickets, chatId, clock()),
  };
}
