import type { ChatId } from "../foundation/ids";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { View } from "../../dialogs/kit/view";
import type { Log } from "../ops/log";
import { defineRecord, type RecordType } from "../store/record";
import type { Commit, Store } from "../store/port";
import { viewSchema } from "./viewSchema";

/**
 * The one card of a chat that can still be answered, with the view needed to render it again without its buttons. It is
 * stored because a press tells little about the card's content, and because no earlier card may keep buttons that no longer
 * work.
 */
export interface LiveCard {
  /** The outbox's id of the message. */
  readonly message: string;
  /** The chat platform's id of the message. */
  readonly activity: string;
  readonly view: View;
}

const schema: z.ZodType<LiveCard> = z.object({ message: z.string(), activity: z.string(), view: viewSchema });

/** The limits of the cache of sent cards. A card is stored moments after it was sent; until then, only this process knows about it. */
const remembered = { max: 5_000, ttl: 60_000, ttlResolution: 0, ttlAutopurge: true };

/** The last card that could be answered, if any, and the revision of its stored record. */
export interface CardRevision {
  readonly card: LiveCard | undefined;
  readonly rev: number;
}

/**
 * Tracks the card of each chat that can be answered. In a shared store another process may have sent the last card, so the store
 * is read every time. In an embedded one only this process sends, so a card that it remembers is the last one.
 */
export class LiveCards {
  /** The card this process sent last, with the revision its record had before. The entry applies until the stored record changes. */
  private readonly sent: LRUCache<ChatId, Required<CardRevision>>;

  private readonly record: RecordType<LiveCard>;

  /**
   * @param kind the kind of the stored records
   * @param clock milliseconds since any fixed point
   */
  constructor(
    private readonly store: Store,
    private readonly log: Log,
    private readonly kind: `${string}Card`,
    clock = () => performance.now(),
  ) {
    this.sent = new LRUCache({ ...remembered, perf: { now: clock } });
    this.record = defineRecord({ kind, version: 1, schema });
  }

  /** The card that a press names, by the outbox's or the chat platform's id; undefined unless it is the last one that could be answered. */
  async find(
    chatId: ChatId,
    name: string | undefined,
    by: "message" | "activity" = "message",
  ): Promise<LiveCard | undefined> {
    const { card } = await this.last(chatId);
    return card?.[by] === name ? card : undefined;
  }

  /** The last card that could be answered. A record that this version cannot read counts as none. */
  async last(chatId: ChatId): Promise<CardRevision> {
    const own = this.store.isShared ? undefined : this.sent.get(chatId);
    if (own) return own;
    const stored = await this.store.get(this.keyOf(chatId));
    const rev = stored?.rev ?? 0;
    const sent = this.sent.get(chatId);
    if (sent?.rev === rev) return sent;
    this.sent.delete(chatId);
    try {
      return { card: stored && this.record.read(stored), rev };
    } catch (err) {
      this.log.warn({ err }, "a card's note cannot be read; its buttons stay as they are");
      return { card: undefined, rev };
    }
  }

  /**
   * Remembers that a card can be answered from now on.
   * @param before the result of `last` before the card was sent
   * @returns the records that the caller must commit
   */
  put(chatId: ChatId, card: LiveCard, { rev }: CardRevision): NonNullable<Commit["put"]> {
    this.sent.set(chatId, { card, rev });
    return [{ key: this.keyOf(chatId), value: this.record.write(card) }];
  }

  private readonly keyOf = (chatId: ChatId) => ({ kind: this.kind, partition: chatId });

  forget(chatId: ChatId): Promise<boolean> {
    this.sent.delete(chatId);
    return this.store.commit({ partition: chatId, delete: [this.keyOf(chatId)] });
  }
}
