import type { ChatId } from "../foundation/ids";
import type { JobToSchedule, Key, Store } from "../store/port";
import { letter, removal } from "./consequences";
import { leavingJobs } from "./merging/mergeJobs";
import { boardQueue } from "./queues";
import { isOver, ticketKey } from "./ticket";
import { pictureKind } from "./pictures";
import type { TicketStore } from "./ticketStore";

/**
 * Erases all tickets of a chat, their pictures, and their cards on the staff's board. Letters that were already sent cannot be
 * recalled.
 */
export async function eraseTickets(store: Store, tickets: TicketStore, chatId: ChatId, now: number): Promise<void> {
  const all = await tickets.all(chatId);
  const pictures: Key[] = [];
  for await (const { key } of store.scan(pictureKind, chatId)) pictures.push(key);
  const schedule = all.flatMap(({ id, ticket }): JobToSchedule[] => {
    // Staff who work by mail must be told of the erasure, or they would keep working on the ticket.
    const isKnown = ticket.mail === "delivered" && !isOver(ticket);
    const office = ticket.handedTo?.kind === "office" && !isOver(ticket) ? [ticket.handedTo.address] : [];
    const letters = [...(isKnown ? [undefined] : []), ...office].map((to) =>
      letter(chatId, { ticket: id, about: "erased", index: 0, to }, now),
    );
    const card = ticket.board?.ref ? [removal(id, ticket.board.ref, now)] : [];
    return [...letters, ...card, ...leavingJobs(id, ticket, now)];
  });
  // The index entries are removed first, because after a crash the tickets that they refer to could no longer be listed.
  for (const { id } of all) await tickets.index.forget(id);
  await store.commit({
    partition: chatId,
    delete: [...all.map(({ id }) => ticketKey(chatId, id)), ...pictures],
    cancel: all.map(({ id }) => ({ queue: boardQueue, id })),
    schedule,
  });
}
