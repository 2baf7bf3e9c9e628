import type { Key, Store, Stored } from "../store/port";
import { isOver, ticketRecord } from "../tickets/ticket";

/**
 * The other kinds of records in a chat's partition that are deleted with the conversation. Tickets have a separate retention
 * period.
 */
export const chatKinds = [
  "linking",
  "teamsCard",
  "slackCard",
  "partsSent",
  "heldUp",
  "slackHome",
  "transcriptHead",
  "transcript",
  "webPicture",
  "missed",
  "vote",
  "dataCopy",
  "teamsVote",
] as const;

/**
 * The tickets of a chat, as they were read; undefined while one of them is open or a code is on the screen, because those need
 * the chat's record.
 */
async function ticketsIfIdle(store: Store, chatId: string): Promise<Stored[] | undefined> {
  const tickets: Stored[] = [];
  for await (const stored of store.scan("ticket", chatId)) {
    if (!isOver(ticketRecord.read(stored))) return undefined;
    tickets.push(stored);
  }
  for await (const shown of store.scan("shown", chatId)) return shown.rev > 0 ? undefined : tickets;
  return tickets;
}

/** Whether something is under way in a chat that needs the chat's record. */
export const isInUse = async (store: Store, chatId: string): Promise<boolean> =>
  (await ticketsIfIdle(store, chatId)) === undefined;

/**
 * Deletes a conversation as it was read, in one commit, and only if nothing of it has changed since. A person who writes at that
 * very moment either keeps everything or becomes a new person; there is no state in between.
 * @returns false if the chat is in use or has changed; then nothing was written
 */
export async function forgetChat(store: Store, chat: Stored): Promise<boolean> {
  const { partition } = chat.key;
  const tickets = await ticketsIfIdle(store, partition);
  if (!tickets) return false;
  const gone: Key[] = [chat.key];
  for (const kind of chatKinds) for await (const { key } of store.scan(kind, partition)) gone.push(key);
  // The tickets must be unchanged too, because staff may be about to reopen one.
  const expect = [chat, ...tickets].map(({ key, rev }) => ({ key, rev }));
  return store.commit({ partition, expect, delete: gone });
}
