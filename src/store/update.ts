import type { Commit, Key, Store, Stored } from "./port";
import type { RecordType } from "./record";
import { swap } from "./swap";

/**
 * Changes one record: reads it, applies `change`, and commits if nobody wrote meanwhile; else does the same on the fresh
 * state. `change` must be pure, for it may run several times; returning what it was given writes nothing. `extras` is
 * what else the same commit does, given the new value.
 *
 * @returns the value that now stands
 * @throws `store.contended` when the race was lost 30 times
 */
export async function update<T>(
  store: Store,
  key: Key,
  record: RecordType<T>,
  change: (current: T | undefined) => T,
  extras: (next: T) => Omit<Commit, "partition"> = () => ({}),
): Promise<T> {
  const decide = (stored: Stored | undefined) => {
    const current = stored && record.read(stored);
    const next = change(current);
    if (stored && next === current) return { result: next };
    const { put = [], ...more } = extras(next);
    return { result: next, commit: { ...more, put: [{ key, value: record.write(next) }, ...put] } };
  };
  return swap(store, key, decide, {
    code: "store.contended",
    message: `A ${key.kind} record changed too often to be updated.`,
    next: "Nothing: what was to be done is tried again. If it goes on, look for what writes that record in a loop.",
  });
}
