import type { Key, Store, Stored } from "../../../src/store/port";

export interface Opened {
  readonly store: Store;
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>;
  /** Closes the store, whichever is open, and removes its data. */
  destroy(): Promise<void>;
}

export const note = (partition: string, id?: string): Key => ({
  kind: "note",
  partition,
  ...(id === undefined ? {} : { id }),
});

export async function all(found: AsyncIterable<Stored>): Promise<Stored[]> {
  const list: Stored[] = [];
  for await (const it of found) list.push(it);
  return list;
}
