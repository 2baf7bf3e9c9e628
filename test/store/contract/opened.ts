import type { Key, Store, Stored } from "../../../src/store/port";

export interface Opened {
  readonly store: Store;
  /** Sets the store's clock, which otherwise stands still; it starts at 0. */
  setNow(ms: number): void;
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>;
  /** Closes the store that is open now, and removes its data. */
  destroy(): Promise<void>;
}

export const note = (partition: string, id?: string): Key => ({
  kind: "note",
  partition,
  ...(id === undefined ? {} : { id }),
});

/** When the next job of a queue is due, by the store's clock. */
export async function nextDue(store: Store, queue: string): Promise<number | undefined> {
  const until = await store.untilDue(queue);
  return until === undefined ? undefined : store.now() + until;
}

export async function all<T = Stored>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const it of found) list.push(it);
  return list;
}
