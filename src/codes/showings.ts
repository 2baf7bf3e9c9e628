import type { ChatId } from "../foundation/ids";
import { z } from "zod";
import type { Outgoing, SentRef } from "../conversation/ports";
import { languages, type Lang } from "../../dialogs/kit/text";
import { defineRecord } from "../store/record";
import type { Commit, Store } from "../store/port";

/** Each showing has a job in this queue, under its own id, that removes it from the screen when its time is over. */
export const hideQueue = "hide";

const shownRecord = defineRecord({
  kind: "shown",
  version: 1,
  schema: z.object({
    orderId: z.string(),
    lang: z.enum(languages),
    /** Null until the channel has answered. */
    ref: z.record(z.string(), z.unknown()).nullable(),
    until: z.number(),
  }),
});

type Put = NonNullable<Commit["put"]>;

/** A showing that is, or is about to be, on a screen. It does not contain the codes. */
export interface Shown {
  readonly orderId: string;
  readonly lang: Lang;
  /** Identifies the message; null until the channel has returned it. */
  readonly ref: SentRef | null;
  /** In milliseconds since the epoch; 0 if the codes are not on the screen and their message only offers to show them. */
  readonly until: number;
}

export interface Showing extends Shown {
  /** The id of the job that sent its message. */
  readonly id: string;
}

/** The stored showings of each chat. */
export interface Showings {
  get(chatId: ChatId, id: string): Promise<Shown | undefined>;
  all(chatId: ChatId): Promise<Showing[]>;
  /** Stores a showing and schedules its removal from the screen, because another showing may have cancelled that job meanwhile. */
  keep(chatId: ChatId, id: string, shown: Shown): Promise<void>;
  /** The record of a message that offers to show the codes of an order, for the commit that notes that it was sent. */
  offered(chatId: ChatId, message: Outgoing, ref: SentRef): Put;
  /** Records that the message of a showing offers to show the codes again, until that offer is removed. */
  offer(chatId: ChatId, id: string, shown: Shown): Promise<void>;
  /** Moves the removal of a showing's codes to another time. */
  hideAt(chatId: ChatId, id: string, dueAt: number): Promise<void>;
  forget(chatId: ChatId, id: string): Promise<void>;
}

export function createShowings(store: Store): Showings {
  const keyOf = (chatId: ChatId, id: string) => ({ kind: "shown", partition: chatId, id });
  const offering = (chatId: ChatId, id: string, shown: Shown): Put => [
    { key: keyOf(chatId, id), value: shownRecord.write({ ...shown, ref: shown.ref && { ...shown.ref }, until: 0 }) },
  ];
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
        schedule: [{ queue: hideQueue, id, dueAt: shown.until, payload: {} }],
      });
    },
    offered: (chatId, { id, view: { lang, offersCodesOf: orderId } }, ref) =>
      orderId === undefined ? [] : offering(chatId, id, { orderId, lang, ref, until: 0 }),
    async offer(chatId, id, shown) {
      const cancel = [{ queue: hideQueue, id }];
      await store.commit({ partition: chatId, put: offering(chatId, id, shown), cancel });
    },
    async hideAt(chatId, id, dueAt) {
      await store.commit({ partition: chatId, schedule: [{ queue: hideQueue, id, dueAt, payload: {} }] });
    },
    async forget(chatId, id) {
      const cancel = [{ queue: hideQueue, id }];
      await store.commit({ partition: chatId, delete: [keyOf(chatId, id)], cancel });
    },
  };
}
