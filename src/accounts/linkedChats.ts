import { createHash } from "node:crypto";
import type { ChatId } from "../foundation/ids";
import type { Account } from "./account";

/** This is more chats than a student needs, and few enough to look through. */
export const mostChats = 5;

/**
 * A short name of a chat for buttons. It reveals nothing about the person, and only chats of the same account can be named by it.
 */
export const handleOf = (chatId: ChatId): string =>
  createHash("sha256").update(chatId).digest("base64url").slice(0, 12);

export const isLinked = ({ chats }: Account, chatId: ChatId): boolean => chats.includes(chatId);

export const isFull = (account: Account, chatId: ChatId): boolean =>
  !isLinked(account, chatId) && account.chats.length >= mostChats;

export const withChat = (account: Account, chatId: ChatId, now: number): Account =>
  isLinked(account, chatId)
    ? account
    : { ...account, chats: [...account.chats, chatId], linkedAt: { ...account.linkedAt, [chatId]: now } };

/** The account without the chats that are not in the list. */
export const withChats = (account: Account, chats: readonly ChatId[]): Account => ({
  ...account,
  chats: account.chats.filter((it) => chats.includes(it)),
  ...(account.linkedAt && {
    linkedAt: Object.fromEntries(
      Object.entries(account.linkedAt).filter(([it]) => chats.some((chatId) => chatId === it)),
    ),
  }),
});

export const withoutChat = (account: Account, chatId: ChatId): Account =>
  withChats(
    account,
    account.chats.filter((it) => it !== chatId),
  );
