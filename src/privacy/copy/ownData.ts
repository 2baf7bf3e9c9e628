import type { Account } from "../../accounts/account";
import { accountOf, type Accounts } from "../../accounts/accounts";
import type { Chat } from "../../conversation/chat";
import { missedOf, type Missed } from "../../conversation/missed";
import type { ChatId } from "../../foundation/ids";
import type { Store } from "../../store/port";
import type { Ticket } from "../../tickets/ticket";
import type { Tickets } from "../../tickets/tickets";
import { voteMarks } from "../../votes/votes";

/** Everything that is stored about a person, in all chats of their account. */
export interface OwnData {
  readonly chat: Chat;
  readonly account: Account | undefined;
  /** The chats of the account; since when is undefined if that was not recorded. */
  readonly chats: readonly { readonly title: string; readonly since: number | undefined }[];
  readonly tickets: readonly { readonly id: string; readonly ticket: Ticket }[];
  readonly missed: readonly Missed[];
  /** How many marks there are that a message was voted on. */
  readonly votes: number;
}

export interface OwnDataDeps {
  readonly store: Store;
  readonly accounts: Pick<Accounts, "get">;
  readonly tickets: Pick<Tickets, "all">;
  /** The display name of the chat system that a chat is in. */
  readonly titleOf: (chatId: ChatId) => string;
}

/** Reads everything that is stored about the person of a chat. */
export async function ownData(
  { store, accounts, tickets, titleOf }: OwnDataDeps,
  chatId: ChatId,
  chat: Chat,
): Promise<OwnData> {
  const account = await accountOf(accounts, chatId, chat);
  const chats = account?.chats ?? [];
  const ofAll = async <T>(read: (one: ChatId) => Promise<readonly T[]>): Promise<readonly T[]> =>
    (await Promise.all([...new Set([chatId, ...chats])].map(read))).flat();
  const missed = await ofAll((it) => missedOf(store, it));
  return {
    chat,
    account,
    chats: chats.map((it) => ({ title: titleOf(it), since: account?.linkedAt?.[it] })),
    // These are those of all chats already.
    tickets: await tickets.all(chatId),
    missed: missed.flatMap(({ it }) => it ?? []),
    votes: (await ofAll((it) => voteMarks(store, it))).length,
  };
}
