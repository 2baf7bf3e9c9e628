import { Fault } from "../ops/fault";
import { afterLostRace } from "./lostRace";
import type { Commit, Key, Store, Stored } from "./port";

/** What was decided on a record as it was read. */
export interface Swap<T> {
  readonly result: T;
  /** What is written, in the record's partition and on condition that it is as it was read; left out, nothing is. */
  readonly commit?: Omit<Commit, "partition">;
}

const attempts = 30;

/**
 * Compare and swap: reads a record, decides on it, and commits if nobody wrote meanwhile; else does the same on the fresh
 * record. `decide` may run several times.
 *
 * @returns the result of the decision that was committed, or that wanted nothing written
 * @throws what `contended` says, when the race was lost 30 times
 */
export async function swap<T>(
  store: Store,
  key: Key,
  decide: (stored: Stored | undefined) => Swap<T> | Promise<Swap<T>>,
  contended: ConstructorParameters<typeof Fault>[0],
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const stored = await store.get(key);
    const { result, commit } = await decide(stored);
    if (!commit) return result;
    const expect = [{ key, rev: stored?.rev ?? 0 }, ...(commit.expect ?? [])];
    if (await store.commit({ ...commit, partition: key.partition, expect })) return result;
    await afterLostRace(attempt);
  }
  throw new Fault(contended);
}
