import { checkCommit } from "../commitRules";
import type { Store } from "../port";
import { openEnvironment, type EnvironmentOptions } from "./environment";
import { createJobs, planJobs } from "./jobs";
import { hasStore, nothingToRead } from "./reader";
import { createRecords, planRecords } from "./records";

/**
 * Works on a store beside the product that owns it: for commands that change a few records and are over. LMDB's write lock,
 * which all processes share, keeps each commit whole, and expectations hold across processes. Unlike the product's own
 * opening it takes no ownership, and takes no job from anybody.
 *
 * @throws `store.read` when there is no store
 */
export function openLmdbBeside(
  options: EnvironmentOptions,
): Pick<Store, "now" | "get" | "scan" | "commit" | "claim" | "close"> {
  if (!hasStore(options.dir)) throw nothingToRead(options.dir, undefined);
  const environment = openEnvironment(options);
  const records = createRecords(environment);
  const jobs = createJobs(environment);
  return {
    now: Date.now,
    get: (key) => Promise.resolve(records.get(key)),
    // eslint-disable-next-line @typescript-eslint/require-await -- the port's reads may wait
    async *scan(kind, partition) {
      yield* records.scan(partition === undefined ? [kind] : [kind, partition]);
    },

    async commit(commit) {
      checkCommit(commit);
      const recordWrites = planRecords(commit);
      const jobWrites = planJobs(commit, Date.now());
      return environment.transact(() => {
        if (!records.holds(recordWrites) || !jobs.holds(jobWrites)) return false;
        records.write(recordWrites);
        jobs.write(jobWrites);
        return true;
      });
    },
    claim: (queue, limit, leaseMs) => environment.transact(() => jobs.take(queue, Date.now(), limit, leaseMs)),
    close: () => environment.close(),
  };
}
