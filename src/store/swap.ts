import type { Fault } from "../foundation/fault";
import { lost, retryOnConflict } from "./lostRace";
import type { Commit, Key, Store, Stored } from "./port";

/** A decision about a record as it was read. */
export interface Swap<T> {
  readonly result: T;
  /**
   * The changes to write, in the record's partition and on the condition that the record is unchanged. Without it, nothing is
   * written.
   */
  readonly commit?: Omit<Commit, "partition">;
}

/**
 * Compare and swap: reads a record, decides, and commits if nobody has written it meanwhile; otherwise it starts again with the
 * fresh record. `decide` may run several times.
 *
 * @returns the result of the decision that was committed, or that needed no commit
 * @throws a `Fault` created from `contended`, when the race was lost 30 times
 */
export function swap<T>(
  store: Pick<Store, "get" | "commit">,
  key: Key,
  decide: (stored: Stored | undefined) => Swap<T> | Promise<Swap<T>>,
  contended: ConstructorParameters<typeof Fault>[0],
): Promise<T> {
  return retryOnConflict(async () => {
    const stored = await store.get(key);
    const { result, commit } = await decide(stored);
    if (!commit) return result;
    const expect = [{ key, rev: stored?.rev ?? 0 }, ...(commit.expect ?? [])];
    return (await store.commit({ ...commit, partition: key.partition, expect })) ? result : lost;
  }, contended);
}
