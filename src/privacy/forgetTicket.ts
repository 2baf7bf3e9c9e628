import type { Key, Store, Stored } from "../store/port";
import { removal } from "../tickets/consequences";
import { leavingJobs } from "../tickets/merging/mergeJobs";
import { pictureKind } from "../tickets/pictures";
import { boardQueue } from "../tickets/queues";
import { ticketRecord } from "../tickets/ticket";
import { TicketIndex } from "../tickets/ticketIndex";

/**
 * Deletes a ticket as it was read, with its pictures and its card on the staff's board. Letters that were already sent cannot be
 * recalled.
 * @returns false if it has changed since; then nothing was written
 */
export async function forgetTicket(store: Store, ticket: Stored): Promise<boolean> {
  const { partition, id = "" } = ticket.key;
  const pictures: Key[] = [];
  for await (const { key } of store.scan(pictureKind, partition)) if (key.id?.startsWith(`${id}:`)) pictures.push(key);
  const read = ticketRecord.read(ticket);
  const ref = read.board?.ref;
  const held = await store.commit({
    partition,
    expect: [{ key: ticket.key, rev: ticket.rev }],
    delete: [ticket.key, ...pictures],
    cancel: [{ queue: boardQueue, id }],
    schedule: [...(ref ? [removal(id, ref, store.now())] : []), ...leavingJobs(id, read, store.now())],
  });
  // The index entry is removed afterwards, because a ticket must not be left without its number. A number without its ticket is
  // found as a leftover.
  if (held) await new TicketIndex(store).forget(id);
  return held;
}
