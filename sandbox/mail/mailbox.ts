import { z } from "zod";
import { readJson, replaceFile } from "../atomicFile";
import { type Message, messageSchema } from "./message";

/** The stored messages and the callers that wait for one. */
export interface Mailbox {
  messages(): Message[];
  /** Adds a message. It is written to the file before this returns. */
  add(message: Omit<Message, "id">): Message;
  clear(): void;
  waitFor(predicate: (message: Message) => boolean): Promise<Message>;
  /** Rejects everybody who is still waiting. */
  close(): void;
}

interface Waiter {
  readonly predicate: (message: Message) => boolean;
  readonly resolve: (message: Message) => void;
  readonly reject: (error: Error) => void;
}

const fileSchema = z.object({ version: z.literal(1), nextId: z.number(), messages: z.array(messageSchema) });

/** @throws when the state file exists but has another format */
export function createMailbox(stateFile: string | undefined): Mailbox {
  const saved = stateFile === undefined ? null : readJson(stateFile);
  const state = saved === null ? { version: 1 as const, nextId: 1, messages: [] } : fileSchema.parse(saved);
  let waiters: Waiter[] = [];
  const save = (): void => {
    if (stateFile !== undefined) replaceFile(stateFile, JSON.stringify(state));
  };

  return {
    messages: () => structuredClone(state.messages),
    add: (received) => {
      const message: Message = { ...received, id: state.nextId++ };
      state.messages.push(message);
      save();
      const met = waiters.filter(({ predicate }) => predicate(message));
      waiters = waiters.filter((waiter) => !met.includes(waiter));
      for (const { resolve } of met) resolve(message);
      return message;
    },
    clear: () => {
      state.messages = [];
      save();
    },
    waitFor: (predicate) => {
      const there = state.messages.find(predicate);
      if (there) return Promise.resolve(there);
      return new Promise((resolve, reject) => waiters.push({ predicate, resolve, reject }));
    },
    close: () => {
      for (const { reject } of waiters) reject(new Error("The inbox closed before such a message came."));
      waiters = [];
    },
  };
}

/** For each message that repeats an earlier one: the id of the first message with the same Message-ID. */
export function duplicates(messages: readonly Message[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const found = new Map<number, number>();
  for (const { id, messageId } of messages) {
    if (messageId === null) continue;
    const earlier = first.get(messageId);
    if (earlier === undefined) first.set(messageId, id);
    else found.set(id, earlier);
  }
  return found;
}
