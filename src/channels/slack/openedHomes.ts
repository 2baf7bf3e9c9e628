import type { ChatId } from "../../foundation/ids";
import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Key, Store } from "../../store/port";
import { dayMs } from "../../foundation/time";

const record = defineRecord({ kind: "slackHome", version: 1, schema: z.object({ openedAt: z.number() }) });
const keyOf = (chatId: ChatId): Key => ({ kind: "slackHome", partition: chatId });

/** Records who has opened their home page, so that whichever process changes something on it can update it. */
export class OpenedHomes {
  constructor(private readonly store: Store) {}

  /** Records that a person opened their page, at most once a day. */
  async note(chatId: ChatId): Promise<void> {
    const now = this.store.now();
    const stored = await this.store.get(keyOf(chatId));
    if (stored && now - record.read(stored).openedAt < dayMs) return;
    const put = [{ key: keyOf(chatId), value: record.write({ openedAt: now }) }];
    await this.store.commit({ partition: chatId, put });
  }

  async has(chatId: ChatId): Promise<boolean> {
    return (await this.store.get(keyOf(chatId))) !== undefined;
  }

  async forget(chatId: ChatId): Promise<void> {
    await this.store.commit({ partition: chatId, delete: [keyOf(chatId)] });
  }
}
