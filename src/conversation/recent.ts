import type { ChatId } from "../foundation/ids";
import type { Store } from "../store/port";
import { chatKey, chatRecord, type Chat } from "./chat";

/** A person's record as some process left it; revision 0 and nobody when there was none. */
export interface Known {
  readonly rev: number;
  readonly chat: Chat | undefined;
}

/** So many people this process keeps in mind, and each for so long. */
const most = 2_000;
const longestMs = 60_000;

/**
 * The people this process last had a turn with, so that one who writes on need not be read again. What is kept may be out of
 * date; a turn built on it then loses its compare-and-swap and is run again on what `read` finds. Where other processes
 * write as well it mostly would be, so there nobody is.
 *
 * HAZARD: revisions begin anew with somebody who was erased and comes back. Were one remembered from before, a revision that
 * happens to be the same would bring back what was erased: so erasing forgets here, and nobody is remembered for long.
 */
export class Recent {
  private readonly people = new Map<string, Known & { readonly at: number }>();

  constructor(
    private readonly store: Store,
    private readonly clock: () => number,
  ) {}

  /** Undefined for somebody this process does not have in mind. */
  recall(chatId: ChatId): Known | undefined {
    if (this.store.isShared) return undefined;
    const known = this.people.get(chatId);
    return known && Math.abs(this.clock() - known.at) < longestMs ? known : undefined;
  }

  async read(chatId: ChatId): Promise<Known> {
    const stored = await this.store.get(chatKey(chatId));
    return stored ? { rev: stored.rev, chat: chatRecord.read(stored) } : { rev: 0, chat: undefined };
  }

  /** Those who were silent longest are forgotten first. */
  keep(chatId: ChatId, known: Known): void {
    if (this.store.isShared) return;
    this.people.delete(chatId);
    this.people.set(chatId, { ...known, at: this.clock() });
    const [oldest] = this.people.size > most ? this.people.keys() : [];
    if (oldest !== undefined) this.people.delete(oldest);
  }

  forget(chatId: ChatId): void {
    this.people.delete(chatId);
  }
}
