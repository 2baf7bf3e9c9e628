import type { AccountId, ChatId } from "../foundation/ids";
import { tell } from "../outbox/announce";
import type { Account } from "./account";
import type { Accounts, Changed } from "./accounts";
import { handleOf, isLinked, puttingOut } from "./linkedChats";

interface EndingDeps {
  readonly accounts: Accounts;
  readonly clock: () => number;
  /** The display name of the chat system that a chat is in. */
  readonly titleOf: (chatId: ChatId) => string;
}

/** The chat that ends other chats' links, its account, and the job, which may run several times. */
export interface EndedBy {
  readonly chatId: ChatId;
  readonly account: AccountId;
  readonly job: string;
}

/**
 * Ends the link of the one chat that a button names. Only chats of the same account can be named, and only by a chat that is
 * linked itself. Resolves to the ended chat; `"none"` when it was no longer linked; `"notLinked"` when the asking chat is not
 * linked itself, so that nothing was ended and the other chat may still be linked.
 */
export async function endOther(deps: EndingDeps, by: EndedBy, handle: string): Promise<ChatId | "none" | "notLinked"> {
  let ended: ChatId | undefined;
  const after = await deps.accounts.update(by.account, (it) => {
    const named = it.chats.filter((chat) => chat !== by.chatId && handleOf(chat) === handle);
    const changed = without(deps, it, named, by);
    ended = changed && named[0];
    return changed;
  });
  // The account may have been deleted between two attempts; then nothing was written.
  if (!after || !isLinked(after, by.chatId)) return "notLinked";
  return ended ?? "none";
}

/** Ends the links of all chats of the account except the one that asked for it. */
export async function endOthers(deps: EndingDeps, by: EndedBy): Promise<void> {
  await deps.accounts.update(by.account, (it) =>
    without(
      deps,
      it,
      it.chats.filter((chat) => chat !== by.chatId),
      by,
    ),
  );
}

/**
 * Ends the links of chats in this commit and schedules a message to each of them; that message also takes the codes off its
 * screen.
 */
function without(
  { clock, titleOf }: EndingDeps,
  account: Account,
  ended: readonly ChatId[],
  { chatId, account: id, job }: EndedBy,
): Changed | undefined {
  if (!isLinked(account, chatId) || ended.length === 0) return undefined;
  const happening = { kind: "unlinkedElsewhere", account: id, channel: titleOf(chatId) } as const;
  return {
    account: puttingOut(
      account,
      account.chats.filter((it) => !ended.includes(it)),
      clock(),
    ),
    schedule: ended.map((it) => tell(it, happening, `unlinked:${job}`, clock())),
  };
}
