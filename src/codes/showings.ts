import type { ChatId } from "../foundation/ids";
import { z } from "zod";
import type { SentRef } from "../conversation/ports";
import { languages, type Lang } from "../../dialogs/kit/text";
import { defineRecord } from "../store/record";
import type { Store } from "../store/port";

/** Each showing has a job here, of its own id, that takes it off the screen when its time is over. */
export const hideQueue = "hide";

const shownRecord = defineRecord({
  kind: "shown",
  version: 1,
  schema: z.object({
    orderId: z.string(),
    lang: z.enum(languages),
    /** Null until the channel answered. */
    ref: z.record(z.string(), z.unknown()).nullable(),
    until: z.number(),
  }),
});

/** What is (about to be) on a screen, without the codes. */
export interface Shown {
  readonly orderId: string;
  readonly lang: Lang;
  /** The name of its message; null until the channel told it. */
  readonly ref: SentRef | null;
  /** In milliseconds since the epoch. */
  readonly until: number;
}

export interface Showing extends Shown {
  /** Of the job that shows it. */
  readonly id: string;
}

/** What is noted of codes on screens, by the chat's key. */
export interface Showings {
  get(chatId: ChatId, id: string): Promise<Shown | undefined>;
  all(chatId: ChatId): Promise<Showing[]>;
  /** Notes it, and has it hidden when its time is over: another showing may have called that off meanwhile. */
  keep(chatId: ChatId, id: string, shown: Shown): Promise<void>;
  /** Has it hidden at another time. */
  hideAt(chatId: ChatId, id: string, at: number): Promise<void>;
  forget(chatId: ChatId, id: string): Promise<void>;
}

export function createShowings(store: Store): Showings {
  const keyOf = (chatId: ChatId, id: string) => ({ kind: "shown", partition: chatId, id });
  return {
    async get(chatId, id) {
      const stored = await store.get(keyOf(chatId, id));
      return stored && shownRecord.read(stored);
    },
    async all(chatId) {
      const found: Showing[] = [];
      for await (const stored of store.scan("shown", chatId))
        found.push({ id: stored.key.id ?? "", ...shownRecord.read(stored) });
      return found;
    },
    async keep(chatId, id, shown) {
      const value = shownRecord.write({ ...shown, ref: shown.ref && { ...shown.ref } });
      await store.commit({
        partition: chatId,
        put: [{ key: keyOf(chatId, id), value }],
        schedule: [{ queue: hideQueue, id, at: shown.until, payload: {} }],
      });
    },
    async hideAt(chatId, id, at) {
      await store.commit({ partition: chatId, schedule: [{ queue: hideQueue, id, at, payload: {} }] });
    },
    async forget(chatId, id) {
      const cancel = [{ queue: hideQueue, id }];
      await store.commit({ partition: chatId, delete: [keyOf(chatId, id)], cancel });
    },
  };
}
