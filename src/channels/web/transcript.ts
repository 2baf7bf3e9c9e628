import type { ChatId } from "../../foundation/ids";
import { lost, retryOnConflict } from "../../store/lostRace";
import type { Commit, Key, Store } from "../../store/port";
import { readHead, readMessage, type Body, type Head, type Message } from "./record";

export interface Transcript {
  readonly head: Head;
  /** In chronological order. */
  readonly messages: readonly Message[];
}

export interface Change {
  readonly epoch: string;
  readonly message: Message;
  /** The order of the oldest message kept; set when older ones were dropped. */
  readonly oldest?: string;
}

/** The stored conversation that a page shows after a reload, with at most `keep` messages per chat. */
export class Transcripts {
  constructor(private readonly options: { store: Store; clock: () => number; ids: () => string; keep: number }) {}

  /** Reads a transcript, and creates it when it does not exist. */
  async open(chatId: ChatId): Promise<Transcript> {
    return retryOnConflict(async () => {
      const { rev, head, messages } = await this.load(chatId);
      if (rev > 0) return { head, messages };
      return (await this.commit(chatId, rev, head, {})) ? { head, messages } : lost;
    }, contended);
  }

  /** The messages of a transcript; empty when it does not exist. Does not create it. */
  async read(chatId: ChatId): Promise<readonly Message[]> {
    return (await this.load(chatId)).messages;
  }

  /**
   * Creates or rewrites the message with this id. `body` gets the current body (undefined when there is no such message) and
   * returns the new one, or undefined to leave everything as it is; the result is then "unchanged". A rewritten message
   * keeps its place.
   */
  async change(
    chatId: ChatId,
    id: string,
    body: (before: Body | undefined) => Body | undefined,
  ): Promise<Change | "unchanged"> {
    return retryOnConflict(async () => {
      const { rev, head, messages } = await this.load(chatId);
      const before = messages.find((message) => message.id === id);
      const next = body(before?.body);
      if (!next) return "unchanged";
      const seq = head.seq + 1;
      const at = before?.at ?? Math.max(head.at, this.options.clock());
      const order = before?.order ?? `${digits(at, 15)}-${digits(seq, 9)}-${id}`;
      const message = { v: 1 as const, id, seq, at, body: next };
      const kept = before ? messages : [...messages, { ...message, order }];
      const dropped = kept.slice(0, Math.max(0, kept.length - this.options.keep));
      const done = await this.commit(
        chatId,
        rev,
        { ...head, seq, at: Math.max(head.at, at) },
        {
          put: [{ key: messageKey(chatId, order), value: message }],
          delete: dropped.map((it) => messageKey(chatId, it.order)),
        },
      );
      const oldest = dropped.length ? kept[dropped.length]?.order : undefined;
      return done
        ? { epoch: head.epoch, message: { ...message, order }, ...(oldest !== undefined && { oldest }) }
        : lost;
    }, contended);
  }

  async forget(chatId: ChatId): Promise<void> {
    await retryOnConflict(async () => {
      const { store } = this.options;
      const rev = (await store.get(headKey(chatId)))?.rev ?? 0;
      // The keys are read from the store, so that records of another format version are deleted too.
      const keys: Key[] = [];
      for await (const { key } of store.scan("transcript", chatId)) keys.push(key);
      const expect = [{ key: headKey(chatId), rev }];
      return (await store.commit({ partition: chatId, expect, delete: [headKey(chatId), ...keys] })) || lost;
    }, contended);
  }

  private async load(chatId: ChatId): Promise<Transcript & { readonly rev: number }> {
    const { store, ids } = this.options;
    const stored = await store.get(headKey(chatId));
    const messages: Message[] = [];
    for await (const record of store.scan("transcript", chatId)) {
      const message = readMessage(record);
      if (message) messages.push(message);
    }
    messages.sort((a, b) => (a.order < b.order ? -1 : 1));
    const head = readHead(stored) ?? { v: 1 as const, epoch: ids(), seq: 0, at: 0 };
    return { rev: stored?.rev ?? 0, head, messages };
  }

  private commit(chatId: ChatId, rev: number, head: Head, rest: Pick<Commit, "put" | "delete">): Promise<boolean> {
    const key = headKey(chatId);
    // Every write changes the head, so a scan that missed a concurrent write loses the compare-and-swap and is repeated.
    const put = [{ key, value: head }, ...(rest.put ?? [])];
    return this.options.store.commit({ partition: chatId, expect: [{ key, rev }], put, delete: rest.delete ?? [] });
  }
}

const contended = {
  code: "web.transcript.contended",
  message: "A transcript could not be written: something else keeps writing it",
  next: "Look for a second process that serves the same person's page.",
};

const headKey = (chatId: ChatId): Key => ({ kind: "transcriptHead", partition: chatId });
const messageKey = (chatId: ChatId, order: string): Key => ({ kind: "transcript", partition: chatId, id: order });
const digits = (value: number, width: number): string => String(Math.trunc(value)).padStart(width, "0");
