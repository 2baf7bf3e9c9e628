import type { ChatId } from "../foundation/ids";
import type { Store } from "../store/port";
import { chatKey, chatRecord, type Chat } from "./chat";

/** A chat as it was last read or written, with its revision. Revision 0 and no chat mean that there was no record. */
export interface Known {
  readonly rev: number;
  readonly chat: Chat | undefined;
}

/** The most chats this process caches, and how long it caches each. */
const most = 2_000;
const longestMs = 60_000;

/**
 * A cache of the chats this process had a turn with lately, so that one that goes on need not be read from the store each time.
 *
 * A cached chat may be stale. A turn built on it then loses its compare-and-swap and is run again on what `read` finds. If other processes
 * write to the same store, entries would be stale most of the time, so nothing is cached there.
 *
 * HAZARD: revisions start again when the chat of somebody who was erased begins anew. If a chat from before the erasure were still cached and the revision
 * happened to match, a turn would write the erased data back. So erasure calls `forget`, and no entry is used for long.
 */
export class ChatCache {
  private readonly chats = new Map<string, Known & { readonly at: number }>();

  constructor(
    private readonly store: Store,
    private readonly clock: () => number,
  ) {}

  /** The cached chat; undefined if there is none or it is too old. */
  recall(chatId: ChatId): Known | undefined {
    if (this.store.isShared) return undefined;
    const known = this.chats.get(chatId);
    return known && Math.abs(this.clock() - known.at) < longestMs ? known : undefined;
  }

  async read(chatId: ChatId): Promise<Known> {
    const stored = await this.store.get(chatKey(chatId));
    return stored ? { rev: stored.rev, chat: chatRecord.read(stored) } : { rev: 0, chat: undefined };
  }

  async known(chatId: ChatId): Promise<Known> {
    return this.recall(chatId) ?? this.read(chatId);
  }

  /** Caches a chat and evicts the one that was cached longest ago. */
  keep(chatId: ChatId, known: Known): void {
    if (this.store.isShared) return;
    this.chats.delete(chatId);
    this.chats.set(chatId, { ...known, at: this.clock() });
    const [oldest] = this.chats.size > most ? this.chats.keys() : [];
    if (oldest !== undefined) this.chats.delete(oldest);
  }

  forget(chatId: ChatId): void {
    this.chats.delete(chatId);
  }
}
