import { Fault } from "../ops/fault";
import { afterLostRace } from "./lostRace";
import type { Commit, Key, Store } from "./port";
import type { RecordType } from "./record";

const attempts = 30;

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
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await store.get(key);
    const current = stored && record.read(stored);
    const next = change(current);
    if (stored && next === current) return next;
    const { expect = [], put = [], ...more } = extras(next);
    const held = await store.commit({
      ...more,
      partition: key.partition,
      expect: [{ key, rev: stored?.rev ?? 0 }, ...expect],
      put: [{ key, value: record.write(next) }, ...put],
    });
    if (held) return next;
    await afterLostRace(attempt);
  }
  throw new Fault({
    code: "store.contended",
    message: `A ${key.kind} record changed too often to be updated.`,
    next: "Nothing: what was to be done is tried again. If it goes on, look for what writes that record in a loop.",
  });
}
