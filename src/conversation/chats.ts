import type { ChatId, AccountId } from "../foundation/ids";
import type { Store } from "../store/port";
import { chatKey, chatRecord, type Chat } from "./chat";
import type { KnownChats } from "./ports";

/** A chat and its id. */
export interface ChatOf {
  readonly chatId: ChatId;
  readonly chat: Chat;
}

/** Finds all chats that are linked to the same USOS account. */
export class Chats implements KnownChats {
  constructor(
    private readonly store: Store,
    /** Looks up the chats that are signed in to an account. */
    private readonly ofAccount: (account: AccountId) => Promise<readonly ChatId[]>,
  ) {}

  async get(chatId: ChatId): Promise<Chat | undefined> {
    const stored = await this.store.get(chatKey(chatId));
    return stored && chatRecord.read(stored);
  }

  /** The ids of this chat and of all other chats linked to its account. */
  async with(chatId: ChatId): Promise<readonly ChatId[]> {
    const account = (await this.get(chatId))?.account;
    const others = account === undefined ? [] : await this.ofAccount(account);
    return others.includes(chatId) ? others : [chatId];
  }

  /** The chats that share an account with any of these and can be written to. */
  async reachable(chatIds: readonly ChatId[]): Promise<readonly ChatOf[]> {
    const all = new Set((await Promise.all(chatIds.map((chatId) => this.with(chatId)))).flat());
    const found = await Promise.all([...all].map(async (chatId) => ({ chatId, chat: await this.get(chatId) })));
    return found.filter((it): it is ChatOf => it.chat?.reachable === true);
  }
}
