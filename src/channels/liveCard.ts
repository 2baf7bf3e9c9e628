import type { ChatId } from "../foundation/ids";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { View } from "../../dialogs/kit/view";
import type { Log } from "../ops/log";
import { defineRecord, type RecordType } from "../store/record";
import type { Commit, Store } from "../store/port";
import { viewSchema } from "./viewSchema";

/**
 * The one card a person may still answer: what it says, to draw it again without its buttons. A chat tells
 * little of a card's content when it is pressed, and no second one must be left with buttons that lead nowhere.
 */
export interface LiveCard {
  /** The outbox's name of the message. */
  readonly message: string;
  /** The chat's name of it. */
  readonly activity: string;
  readonly view: View;
}

const schema: z.ZodType<LiveCard> = z.object({ message: z.string(), activity: z.string(), view: viewSchema });

/** A card is in the store moments after it was sent; until then this process knows of it, for no longer than this. */
const remembered = { max: 5_000, ttl: 60_000, ttlResolution: 0, ttlAutopurge: true };

/** The last card that could be answered, if any, and the revision of the note of it. */
export interface Standing {
  readonly card: LiveCard | undefined;
  readonly rev: number;
}

/** Any process may have sent the last card, so the store is asked every time. */
export class LiveCards {
  /** What this process sent last, until the note of it is in the store: the note had this revision before. */
  private readonly sent: LRUCache<ChatId, Required<Standing>>;

  private readonly record: RecordType<LiveCard>;

  /** `kind` names the chat's records; `clock` in milliseconds from anywhere. */
  constructor(
    private readonly store: Store,
    private readonly log: Log,
    private readonly kind: `${string}Card`,
    clock = () => performance.now(),
  ) {
    this.sent = new LRUCache({ ...remembered, perf: { now: clock } });
    this.record = defineRecord({ kind, version: 1, schema });
  }

  /** The card a press names by its own or the chat's name, if it is the last one that could be answered. */
  async find(
    chatId: ChatId,
    name: string | undefined,
    by: "message" | "activity" = "message",
  ): Promise<LiveCard | undefined> {
    const { card } = await this.last(chatId);
    return card?.[by] === name ? card : undefined;
  }

  /** The last card that could be answered; one of a version this program cannot read is as good as none. */
  async last(chatId: ChatId): Promise<Standing> {
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

  /** Notes that a card can be answered from now on; what is answered here is to be committed. `before` is what stood then. */
  put(chatId: ChatId, card: LiveCard, { rev }: Standing): NonNullable<Commit["put"]> {
    this.sent.set(chatId, { card, rev });
    return [{ key: this.keyOf(chatId), value: this.record.write(card) }];
  }

  private readonly keyOf = (chatId: ChatId) => ({ kind: this.kind, partition: chatId });

  forget(chatId: ChatId): Promise<boolean> {
    this.sent.delete(chatId);
    return this.store.commit({ partition: chatId, delete: [this.keyOf(chatId)] });
  }
}
