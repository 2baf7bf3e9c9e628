import type { ChatId } from "../foundation/ids";
import type { Commit, JobToSchedule, Store, Stored } from "../store/port";
import { swap } from "../store/swap";
import { afterEntry } from "./consequences";
import { isOver, ticketKey, ticketRecord, type Entry, type Ticket } from "./ticket";
import type { TicketIndex } from "./ticketIndex";

/** The result of an action on a ticket; undefined leaves the ticket unchanged. */
export type Change = { readonly ticket: Ticket; readonly entry: Entry } | undefined;

type Extras = Pick<Commit, "schedule" | "put">;

/** The stored tickets. Nothing else changes them. */
export class TicketStore {
  constructor(
    private readonly store: Store,
    readonly index: TicketIndex,
    private readonly clock: () => number,
    /** Called when something must be sent. */
    private readonly kick: () => void,
    /** The jobs that count what a ticket's latest entry means. */
    private readonly count: (ticket: Ticket, entry: Entry) => readonly JobToSchedule[],
  ) {}

  async get(chatId: ChatId, id: string): Promise<Ticket | undefined> {
    const stored = await this.store.get(ticketKey(chatId, id));
    return stored && ticketRecord.read(stored);
  }

  /** A chat's tickets, newest first. */
  async all(chatId: ChatId): Promise<{ id: string; ticket: Ticket }[]> {
    const found: { id: string; ticket: Ticket }[] = [];
    for await (const stored of this.store.scan("ticket", chatId)) {
      found.push({ id: stored.key.id ?? "", ticket: ticketRecord.read(stored) });
    }
    return found.sort((a, b) => b.ticket.openedAt.localeCompare(a.ticket.openedAt));
  }

  /** Creates a ticket; does nothing if it already exists. */
  async create(
    id: string,
    ticket: Ticket,
    schedule: NonNullable<Commit["schedule"]>,
    pictures: NonNullable<Commit["put"]> = [],
  ): Promise<void> {
    const key = ticketKey(ticket.chatId, id);
    const put = [{ key, value: ticketRecord.write(ticket) }, ...pictures];
    await this.store.commit({ partition: ticket.chatId, expect: [{ key, rev: 0 }], put, schedule });
    this.kick();
  }

  /**
   * Adds an entry to a ticket and, in the same commit, everything that follows from it. `change` must be pure. `put` returns
   * other records of the chat that belong to the entry.
   * @returns the current ticket and whether anything was new; undefined when there is no such ticket
   */
  async enter(
    chatId: ChatId,
    id: string,
    change: (it: Ticket) => Change,
    put: (entry: Entry) => NonNullable<Commit["put"]> = () => [],
  ): Promise<{ ticket: Ticket; isNew: boolean } | undefined> {
    const entered = { isNew: false };
    const ticket = await this.change(chatId, id, async (before) => {
      const changed = change(before);
      entered.isNew = changed !== undefined;
      if (!changed) return undefined;
      // An open ticket must be in the index of open tickets even after a crash, so the index is written first.
      if (!isOver(changed.ticket)) await this.index.open(id, chatId);
      const { ticket: after, entry } = changed;
      const schedule = [...afterEntry(id, after, entry, this.clock()), ...this.count(after, entry)];
      return { ticket: changed.ticket, extras: { schedule, put: put(changed.entry) } };
    });
    if (!ticket) return undefined;
    if (isOver(ticket)) {
      await this.index.over(id, chatId, this.clock());
      // Somebody else may have reopened the ticket at that very moment.
      const now = await this.get(chatId, id);
      if (now && !isOver(now)) await this.index.open(id, chatId);
    }
    if (entered.isNew) this.kick();
    return { ticket, isNew: entered.isNew };
  }

  /** Records how far a ticket has come on its way to the staff. Resolves to undefined when there is no such ticket. */
  mark(chatId: ChatId, id: string, change: (it: Ticket) => Ticket): Promise<Ticket | undefined> {
    return this.change(chatId, id, (before) => {
      const ticket = change(before);
      return Promise.resolve(ticket === before ? undefined : { ticket, extras: {} });
    });
  }

  private async change(
    chatId: ChatId,
    id: string,
    next: (before: Ticket) => Promise<{ ticket: Ticket; extras: Extras } | undefined>,
  ): Promise<Ticket | undefined> {
    const key = ticketKey(chatId, id);
    const decide = async (stored: Stored | undefined) => {
      if (!stored) return { result: undefined };
      const before = ticketRecord.read(stored);
      const changed = await next(before);
      if (!changed) return { result: before };
      const { schedule = [], put = [] } = changed.extras;
      const written = [{ key, value: ticketRecord.write(changed.ticket) }, ...put];
      return { result: changed.ticket, commit: { put: written, schedule } };
    };
    return swap<Ticket | undefined>(this.store, key, decide, {
      code: "ticket.contended",
      message: "A ticket changed too often to be changed.",
      next: "Nothing: whoever changed it tries again. If it goes on, look for what writes tickets in a loop.",
    });
  }
}
