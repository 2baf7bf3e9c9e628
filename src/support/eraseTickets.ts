import type { JobToSchedule, Key, Store } from "../store/port";
import { boardQueue, type BoardJob } from "./queues";
import { ticketKey } from "./ticket";
import { pictureKind } from "./pictures";
import type { TicketStore } from "./ticketStore";

/** Erases all tickets of a chat, what came with them, and their cards among the staff. Letters that were sent stay sent. */
export async function eraseTickets(store: Store, tickets: TicketStore, person: string, now: number): Promise<void> {
  const all = await tickets.all(person);
  const pictures: Key[] = [];
  for await (const { key } of store.scan(pictureKind, person)) pictures.push(key);
  const schedule = all.flatMap(({ id, ticket }): JobToSchedule[] => {
    if (!ticket.board?.ref) return [];
    const payload: BoardJob = { ticket: id, remove: ticket.board.ref };
    return [{ queue: boardQueue, id: `${id}:remove`, at: now, payload }];
  });
  await store.commit({
    partition: person,
    delete: [...all.map(({ id }) => ticketKey(person, id)), ...pictures],
    cancel: all.map(({ id }) => ({ queue: boardQueue, id })),
    schedule,
  });
  for (const { id } of all) await tickets.index.forget(id);
}
