import type { ChatId } from "../../foundation/ids";
import type { JobResult } from "../../outbox/attempt";
import type { Job, Store } from "../../store/port";
import { pictureAt, picturesOf } from "../pictures";
import type { DeskTicket, ReplyFile } from "../port";
import type { MergeJob } from "../queues";
import { isOver, type Entry, type Ticket } from "../ticket";
import type { TicketStore } from "../ticketStore";
import { standingFor, stoodFor, type GetTicket } from "./chain";

export interface MergeWorkDeps {
  readonly store: Store;
  readonly tickets: TicketStore;
  readonly get: GetTicket;
  /** A chat itself and the others of its account. */
  readonly chatsWith: (chatId: ChatId) => Promise<readonly ChatId[]>;
  readonly clock: () => number;
}

/** How soon a circle of merged tickets is looked at again, which the job of another of its tickets opens. */
const againInMs = 1_000;

/**
 * Creates the handler that keeps merged tickets together: they are in the chats of different students, so what happens in one is brought
 * to the others by jobs. Each has an entry with an id of its own, so a job that is repeated does nothing twice.
 */
export function createMergeWork({ store, tickets, get, chatsWith, clock }: MergeWorkDeps) {
  return async ({ payload }: Job): Promise<JobResult> => {
    const { ticket: id, entry: cause, into } = payload as MergeJob;
    if (into !== undefined) return settle(id, into, cause);
    const it = await get(id);
    const entry = it?.ticket.entries.find((one) => one.id === cause);
    if (!it || !entry) return "done";
    return entry.from === "student" ? up(it, entry) : down(it, entry);
  };

  function enter(it: DeskTicket, entry: Entry, change: (now: Ticket) => Partial<Ticket> | undefined) {
    return tickets.enter(it.chatId, it.id, (now) => {
      const changed = now.entries.some(({ id }) => id === entry.id) ? undefined : change(now);
      if (!changed) return undefined;
      const changedAt = new Date(clock()).toISOString();
      return { ticket: { ...now, ...changed, changedAt, entries: [...now.entries, entry] }, entry };
    });
  }

  function ours(id: string, what: Entry["what"], text: string, by: Pick<Entry, "from" | "via" | "author">): Entry {
    return { id, at: new Date(clock()).toISOString(), what, text, files: [], ...by };
  }

  /** Makes the two tickets agree whether one stands for the other. */
  async function settle(id: string, into: string, cause: string): Promise<JobResult> {
    const [it, target] = [await get(id), await get(into)];
    const isThere = it?.ticket.mergedInto === into && it.ticket.state !== "withdrawn";
    if (it && isThere) {
      const chain = await standingFor(get, it);
      const isCircle = chain.some((one) => one.id === id);
      const isFirst = chain.every((one) => id <= one.id);
      if (isCircle && !isFirst) return { againInMs };
      const isLost = !target || (isOver(target.ticket) && !isOver(it.ticket));
      // Two colleagues have merged the tickets into each other, or nobody would answer this one any more.
      if (isCircle || isLost) {
        const entry = ours(`back:${into}:${cause}`, "unmerged", into, bySystem);
        await enter(it, entry, (now) => (now.mergedInto === into ? { mergedInto: null } : undefined));
        return "done";
      }
    }
    if (!target || isThere === (target.ticket.merged ?? []).includes(id)) return "done";
    const origin = it?.ticket.entries.findLast(({ what }) => what === (isThere ? "merged" : "unmerged"));
    const by = origin ? { from: origin.from, via: origin.via, author: origin.author } : bySystem;
    await enter(
      target,
      ours(`${isThere ? "joined" : "parted"}:${id}:${cause}`, isThere ? "joined" : "parted", id, by),
      (now) => {
        const others = (now.merged ?? []).filter((one) => one !== id);
        return { merged: isThere ? [...others, id] : others };
      },
    );
    return "done";
  }

  /** Tells the staff of the ticket that stands for this one that its student has written. The words stay where they were written. */
  async function up(it: DeskTicket, { id: cause }: Entry): Promise<JobResult> {
    const root = (await standingFor(get, it)).at(-1);
    const { mergedInto } = it.ticket;
    if (!mergedInto) return "done";
    if (!root || isOver(root.ticket)) return settle(it.id, mergedInto, cause);
    const entry = ours(`also:${it.id}:${cause}`, "alsoSaid", it.id, { from: "student", via: "chat", author: null });
    await enter(root, entry, (now) => (isOver(now) ? undefined : { state: "open" }));
    return "done";
  }

  /** Brings what staff wrote or did to the tickets for which this one stands. A student with several of them is told once. */
  async function down(it: DeskTicket, entry: Entry): Promise<JobResult> {
    const told: ChatId[] = [it.chatId];
    for (const one of await stoodFor(get, it)) {
      const chats = await chatsWith(one.chatId);
      const isKnown = told.some((chat) => chats.includes(chat));
      told.push(one.chatId);
      const carried: Entry = { ...entry, carried: it.id, ...(isKnown && { isKnown: true as const }) };
      const files = await filesOf(it, entry);
      await tickets.enter(
        one.chatId,
        one.id,
        (now) => {
          const isGone = !now.mergedInto || now.state === "withdrawn" || now.entries.some(({ id }) => id === entry.id);
          if (isGone) return undefined;
          const changedAt = new Date(clock()).toISOString();
          const ticket = { ...now, state: stateAfter(now, entry), changedAt, entries: [...now.entries, carried] };
          return { ticket, entry: carried };
        },
        () => picturesOf(one.chatId, one.id, entry.id, files),
      );
    }
    return "done";
  }

  async function filesOf({ id, chatId }: DeskTicket, entry: Entry): Promise<ReplyFile[]> {
    return Promise.all(
      entry.files.map(async ({ name, type, bytes }, at) => {
        const picture = await pictureAt(store, chatId, id, entry.id, at);
        return { name, type, bytes, ...(picture && { content: picture.content }) };
      }),
    );
  }
}

const bySystem = { from: "staff", via: "chat", author: null } as const;

function stateAfter({ state }: Ticket, { what }: Entry): Ticket["state"] {
  switch (what) {
    case "waiting":
    case "resolved":
      return what;
    case "reopened":
      return "open";
    default:
      return state;
  }
}
