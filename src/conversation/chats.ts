import type { ChatId } from "../foundation/ids";
import type { Store } from "../store/port";
import { chatKey, chatRecord, type Chat } from "./chat";

/** Somebody's chat. */
export interface ChatOf {
  readonly chatId: ChatId;
  readonly chat: Chat;
}

/** Finds the chats that belong together: those of one USOS account. */
export class Chats {
  constructor(
    private readonly store: Store,
    /** The chats that are signed in to an account. */
    private readonly ofAccount: (account: string) => Promise<readonly string[]>,
  ) {}

  async get(chatId: ChatId): Promise<Chat | undefined> {
    const stored = await this.store.get(chatKey(chatId));
    return stored && chatRecord.read(stored);
  }

  /** The chat itself and all others of its account. */
  async with(chatId: ChatId): Promise<readonly string[]> {
    const account = (await this.get(chatId))?.account;
    const others = account === undefined ? [] : await this.ofAccount(account);
    return others.includes(chatId) ? others : [chatId];
  }

  /** The chats that belong together with these and can be written to. */
  async reachable(keys: readonly string[]): Promise<readonly ChatOf[]> {
    const all = new Set((await Promise.all(keys.map((chatId) => this.with(chatId)))).flat());
    const found = await Promise.all([...all].map(async (chatId) => ({ chatId, chat: await this.get(chatId) })));
    return found.filter((it): it is ChatOf => it.chat?.reachable === true);
  }
}
