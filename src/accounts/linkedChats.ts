import { createHash } from "node:crypto";
import type { ChatId } from "../foundation/ids";
import { dayMs } from "../foundation/time";
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

const putOutMs = 30 * dayMs;

/** Ends the links of all but those chats, and remembers for a month which were put out. */
export function puttingOut(account: Account, kept: readonly ChatId[], now: number): Account {
  const ended = account.chats.filter((it) => !kept.includes(it));
  const earlier = Object.entries(account.putOut ?? {}).filter(([, at]) => at + putOutMs > now);
  const putOut = Object.fromEntries([...earlier, ...ended.map((it) => [it, now] as const)]);
  return { ...withChats(account, kept), putOut };
}

/**
 * Whether a chat may sign in to be the account's only one: it is linked, or was put out by another. To a chat that has never been
 * linked, the account's owner would have no answer but signing in to USOS.
 */
export const mayBeAlone = (account: Account, chatId: ChatId, now: number): boolean =>
  isLinked(account, chatId) || (account.putOut?.[chatId] ?? -Infinity) + putOutMs > now;

export const withoutChat = (account: Account, chatId: ChatId): Account =>
  withChats(
    account,
    account.chats.filter((it) => it !== chatId),
  );
