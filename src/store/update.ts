import type { Commit, Key, Store, Stored } from "./port";
import type { RecordType } from "./record";
import { swap } from "./swap";

/**
 * Changes one record: reads it, applies `change`, and commits if nobody has written it meanwhile; otherwise it starts again
 * with the fresh record. `change` must be pure, because it may run several times; if it returns its argument unchanged, nothing
 * is written. `extras` adds to the same commit, given the new value.
 *
 * @returns the current value after the change
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
