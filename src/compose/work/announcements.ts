import { type ChatId, chatIdSchema } from "../../foundation/ids";
import { tellQueue } from "../../outbox/announce";
import { createTeller } from "../../outbox/teller";
import type { Channels } from "../channels";
import type { Core } from "../core";
import type { Work } from "../workers";

/** Tells students, in all their chats, what happened while they were away. */
export function announcementWork(
  { store, turns, clock, chats, ticketing, institution }: Core,
  channels: Channels,
): Work {
  /** Updates what a channel shows to a chat's person outside the conversation. */
  const refresh = async (chatId: ChatId): Promise<void> => {
    const channel = channels.running(chatId);
    const chat = channel?.refresh && (await chats.get(chatId));
    if (chat) await channel.refresh?.(chat.address);
  };
  const teller = createTeller({
    store,
    turns,
    clock,
    timeZone: institution.timeZone,
    chatsOf: (keys) => chats.reachable(keys),
    titleOf: channels.titleOf,
    pictureUrl: ({ of, ticket, entry }, at) =>
      ticketing.pictureUrl({ person: chatIdSchema.parse(of), ticket, entry, at }),
    onUndelivered: ({ of, ticket, entry }) => ticketing.unheard(chatIdSchema.parse(of), ticket, entry),
    onTold: refresh,
  });
  return { queue: tellQueue, concurrency: 64, handle: teller };
}
