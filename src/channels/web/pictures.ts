import { z } from "zod";
import type { FetchedPicture } from "../../conversation/ports";
import { hourMs } from "../../foundation/time";
import type { ChatId } from "../../foundation/ids";
import { defineRecord } from "../../store/record";
import type { Key, Store } from "../../store/port";

const record = defineRecord({
  kind: "webPicture",
  version: 1,
  /** `at`: when it came, in milliseconds since the epoch. */
  schema: z.object({ at: z.number(), base64: z.string() }),
});

/** A message waits so long for the next one to support. */
const longestMs = hourMs;
/** Three wait for a message; a few more may come that are refused there. */
const mostKept = 6;

const keyOf = (chatId: ChatId, id: string): Key => ({ kind: "webPicture", partition: chatId, id });

/** The pictures that people of the page sent, until their messages to support are performed. */
export class WebPictures {
  constructor(private readonly options: { readonly store: Store; readonly clock: () => number }) {}

  /** Keeps a picture under an id that the page chose, which it repeats when it tries again. Old ones are deleted. */
  async keep(chatId: ChatId, id: string, content: Buffer): Promise<void> {
    const { store, clock } = this.options;
    const now = clock();
    const all: { readonly key: Key; readonly at: number }[] = [];
    for await (const stored of store.scan("webPicture", chatId))
      all.push({ key: stored.key, at: record.read(stored).at });
    const newest = all.filter(({ key }) => key.id !== id).sort((a, b) => b.at - a.at);
    const gone = newest.filter(({ at }, place) => place >= mostKept - 1 || at + longestMs < now);
    const put = [{ key: keyOf(chatId, id), value: record.write({ at: now, base64: content.toString("base64") }) }];
    await store.commit({ partition: chatId, put, delete: gone.map(({ key }) => key) });
  }

  async forget(chatId: ChatId): Promise<void> {
    const { store } = this.options;
    const gone: Key[] = [];
    for await (const { key } of store.scan("webPicture", chatId)) gone.push(key);
    if (gone.length > 0) await store.commit({ partition: chatId, delete: gone });
  }

  async fetch(chatId: ChatId, { id = "", tooLarge }: Readonly<Record<string, string>>): Promise<FetchedPicture> {
    if (tooLarge !== undefined) return { ok: false, refusal: "tooLarge" };
    const stored = await this.options.store.get(keyOf(chatId, id));
    return stored
      ? { ok: true, content: Buffer.from(record.read(stored).base64, "base64") }
      : { ok: false, refusal: "gone" };
  }
}
