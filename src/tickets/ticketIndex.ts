import { type ChatId, chatIdSchema, chatIdIn } from "../foundation/ids";
import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Key, Store, Stored } from "../store/port";
import { swap } from "../store/swap";
import { isOver, ticketKey, ticketNumber, ticketRecord, type Ticket } from "./ticket";

const named = defineRecord({
  kind: "ticketName",
  version: 1,
  /** `by` is the job that took the number. */
  schema: z.object({ chatId: chatIdSchema, by: z.string() }),
  storedAs: { chatId: "person" },
});
const open = defineRecord({
  kind: "ticketOpen",
  version: 1,
  schema: z.object({ chatId: chatIdSchema }),
  storedAs: { chatId: "person" },
});
const over = defineRecord({
  kind: "ticketOver",
  version: 1,
  /** `at`: when the ticket was found to be over, in milliseconds since the epoch. */
  schema: z.object({ chatId: chatIdSchema, at: z.number() }),
  storedAs: { chatId: "person" },
});
const indexed = defineRecord({ kind: "ticketsIndexed", version: 1, schema: z.object({}) });

const nameKey = (id: string): Key => ({ kind: "ticketName", partition: `ticket:${id}` });
const openKey = (id: string): Key => ({ kind: "ticketOpen", partition: "desk", id });
const overKey = (id: string): Key => ({ kind: "ticketOver", partition: "desk", id });
const indexedKey: Key = { kind: "ticketsIndexed", partition: "desk" };

/**
 * Finds tickets without knowing their chat: any ticket by its number, and all those that are not over. The index is in separate
 * partitions, so it is written before the ticket and may refer to one that does not exist, or is already over. A reader must
 * check the ticket itself.
 */
export class TicketIndex {
  constructor(private readonly store: Store) {}

  /**
   * Takes a number for a ticket; the same job always gets the same one. If two jobs derive the same number, one of them takes the
   * next.
   */
  async take(chatId: ChatId, job: string): Promise<string> {
    for (let attempt = 0; ; attempt++) {
      const id = ticketNumber(attempt === 0 ? job : `${job}#${attempt}`);
      if (await this.name(id, chatId, job)) {
        await this.open(id, chatId);
        return id;
      }
    }
  }

  async chatIdOf(id: string): Promise<ChatId | undefined> {
    const stored = await this.store.get(nameKey(id));
    return stored && named.read(stored).chatId;
  }

  /** Must be called before a ticket is opened or reopened. */
  async open(id: string, chatId: ChatId): Promise<void> {
    const put = [{ key: openKey(id), value: open.write({ chatId }) }];
    await this.store.commit({ partition: "desk", put, delete: [overKey(id)] });
  }

  /** Must be called when a ticket is over. */
  async over(id: string, chatId: ChatId, at: number): Promise<void> {
    const put = [{ key: overKey(id), value: over.write({ chatId, at }) }];
    await this.store.commit({ partition: "desk", put, delete: [openKey(id)] });
  }

  async forget(id: string): Promise<void> {
    await this.store.commit({ partition: "desk", delete: [openKey(id), overKey(id)] });
    await this.store.commit({ partition: `ticket:${id}`, delete: [nameKey(id)] });
  }

  /** All tickets that are not over. */
  async *allOpen(): AsyncGenerator<{ id: string; chatId: ChatId; ticket: Ticket }> {
    for await (const stored of this.store.scan("ticketOpen", "desk")) {
      const id = stored.key.id ?? "";
      const { chatId } = open.read(stored);
      const found = await this.store.get(ticketKey(chatId, id));
      const ticket = found && ticketRecord.read(found);
      if (ticket && !isOver(ticket)) yield { id, chatId, ticket };
    }
  }

  /** The tickets that are over since this moment, or were changed after that. */
  async *overSince(since: number): AsyncGenerator<{ id: string; chatId: ChatId; ticket: Ticket }> {
    for await (const stored of this.store.scan("ticketOver", "desk")) {
      const id = stored.key.id ?? "";
      const { chatId, at } = over.read(stored);
      const found = at >= since ? await this.store.get(ticketKey(chatId, id)) : undefined;
      const ticket = found && ticketRecord.read(found);
      if (ticket && isOver(ticket)) yield { id, chatId, ticket };
    }
  }

  /** All tickets, including those that are over. */
  async *every(): AsyncGenerator<{ id: string; chatId: ChatId; ticket: Ticket }> {
    for await (const stored of this.store.scan("ticket"))
      yield { id: stored.key.id ?? "", chatId: chatIdIn(stored.key), ticket: ticketRecord.read(stored) };
  }

  /** Indexes the tickets that were stored by versions without an index. This is done only once. */
  async catchUp(): Promise<void> {
    if (await this.store.get(indexedKey)) return;
    for await (const stored of this.store.scan("ticket")) {
      const id = stored.key.id ?? "";
      const chatId = chatIdIn(stored.key);
      await this.name(id, chatId, "");
      if (!isOver(ticketRecord.read(stored))) await this.open(id, chatId);
    }
    await this.store.commit({ partition: "desk", put: [{ key: indexedKey, value: indexed.write({}) }] });
  }

  /** Whether a number belongs to this job: it is free and is taken now, or the job took it earlier. */
  private name(id: string, chatId: ChatId, by: string): Promise<boolean> {
    const key = nameKey(id);
    const decide = (stored: Stored | undefined) =>
      stored
        ? { result: named.read(stored).by === by }
        : { result: true, commit: { put: [{ key, value: named.write({ chatId, by }) }] } };
    return swap<boolean>(this.store, key, decide, {
      code: "ticket.contended",
      message: "A ticket's number changed too often to be taken.",
      next: "Nothing: whoever wanted it tries again. If it goes on, look for what writes tickets in a loop.",
    });
  }
}
