import { z } from "zod";
import type { Key, Store } from "../store/port";
import { defineRecord } from "../store/record";
import { update } from "../store/update";

const cardRecord = defineRecord({
  kind: "deskCard",
  version: 1,
  schema: z.object({
    ticket: z.string(),
    /** Our messages in the card's thread, for a chat that does not list them. */
    posted: z.array(z.string()).exactOptional(),
  }),
});
type StoredCard = ReturnType<typeof cardRecord.read>;

const keyOf = (channel: string, message: string): Key => ({
  kind: "deskCard",
  partition: `deskCard:${channel}:${message}`,
});

/** Records which message of the helpdesk's channel is the card of which ticket. */
export class DeskCards {
  constructor(private readonly store: Store) {}

  async get(channel: string, message: string): Promise<StoredCard | undefined> {
    const stored = await this.store.get(keyOf(channel, message));
    return stored && cardRecord.read(stored);
  }

  async keep(channel: string, message: string, ticket: string): Promise<void> {
    await update(this.store, keyOf(channel, message), cardRecord, (known) => ({ ...known, ticket }));
  }

  /** Records a message of ours in a card's thread; nothing if the card is gone. */
  async addPosted(channel: string, message: string, posted: string): Promise<void> {
    const known = await this.get(channel, message);
    if (!known) return;
    await update(this.store, keyOf(channel, message), cardRecord, (now = known) => ({
      ...now,
      posted: [...(now.posted ?? []), posted],
    }));
  }

  async forget(channel: string, message: string): Promise<void> {
    const key = keyOf(channel, message);
    await this.store.commit({ partition: key.partition, delete: [key] });
  }
}
