import type { ChatId } from "../foundation/ids";
import type { JobToSchedule, Key, Store } from "../store/port";
import { letter, removal } from "./consequences";
import { boardQueue } from "./queues";
import { isOver, ticketKey } from "./ticket";
import { pictureKind } from "./pictures";
import type { TicketStore } from "./ticketStore";

/** Erases all tickets of a chat, what came with them, and their cards among the staff. Letters that were sent stay sent. */
export async function eraseTickets(store: Store, tickets: TicketStore, chatId: ChatId, now: number): Promise<void> {
  const all = await tickets.all(chatId);
  const pictures: Key[] = [];
  for await (const { key } of store.scan(pictureKind, chatId)) pictures.push(key);
  const schedule = all.flatMap(({ id, ticket }): JobToSchedule[] => {
    // Who works by mail would go on working.
    const isKnown = ticket.mail === "delivered" && !isOver(ticket);
    const letters = !isKnown ? [] : [letter(chatId, { ticket: id, about: "erased", index: 0 }, now)];
    if (!ticket.board?.ref) return letters;
    return [...letters, removal(id, ticket.board.ref, now)];
  });
  // First, for what it names is found no more once the tickets are gone.
  for (const { id } of all) await tickets.index.forget(id);
  await store.commit({
    partition: chatId,
    delete: [...all.map(({ id }) => ticketKey(chatId, id)), ...pictures],
    cancel: all.map(({ id }) => ({ queue: boardQueue, id })),
    schedule,
  });
}
