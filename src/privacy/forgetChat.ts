import type { Key, Store, Stored } from "../store/port";
import { isOver, ticketRecord } from "../tickets/ticket";

/** What else lies in a chat's partition and goes with the conversation. Tickets have a time of their own. */
export const chatKinds = [
  "linking",
  "teamsCard",
  "slackCard",
  "partsSent",
  "heldUp",
  "slackHome",
  "transcriptHead",
  "transcript",
  "missed",
] as const;

/** The tickets of a chat, as they were read; undefined while one is open or a code is on the screen, which need the person. */
async function ticketsIfIdle(store: Store, chat: string): Promise<Stored[] | undefined> {
  const tickets: Stored[] = [];
  for await (const stored of store.scan("ticket", chat)) {
    if (!isOver(ticketRecord.read(stored))) return undefined;
    tickets.push(stored);
  }
  for await (const shown of store.scan("shown", chat)) return shown.rev > 0 ? undefined : tickets;
  return tickets;
}

/** Whether something of a chat is under way that needs the person. */
export const isInUse = async (store: Store, chat: string): Promise<boolean> =>
  (await ticketsIfIdle(store, chat)) === undefined;

/**
 * Forgets a conversation as it was read: in one commit, and only if nothing of it has changed since. Whoever writes at that
 * very moment is kept whole, or is a stranger a moment later; nothing is in between.
 * @returns false when it is in use, and nothing was written
 */
export async function forgetChat(store: Store, person: Stored): Promise<boolean> {
  const { partition } = person.key;
  const tickets = await ticketsIfIdle(store, partition);
  if (!tickets) return false;
  const gone: Key[] = [person.key];
  for (const kind of chatKinds) for await (const { key } of store.scan(kind, partition)) gone.push(key);
  // Also the tickets, for staff may be about to open one again.
  const expect = [person, ...tickets].map(({ key, rev }) => ({ key, rev }));
  return store.commit({ partition, expect, delete: gone });
}
