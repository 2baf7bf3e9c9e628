import type { Engine } from "../guarded";
import type { Environment } from "./environment";
import { createJobs, planJobs } from "./jobs";
import { createRecords, planRecords } from "./records";

/**
 * The store's operations on LMDB, used by every process that opens the environment itself. `release` makes all claimed jobs due
 * at once; it must be called inside a transaction.
 */
export function createEngine(environment: Environment, now: () => number): Engine & { release(): void } {
  const records = createRecords(environment);
  const jobs = createJobs(environment);

  /* eslint-disable @typescript-eslint/require-await -- reads from memory await nothing, but every fault must be a rejection */
  return {
    isShared: false,
    now,
    release: () => jobs.release(),
    get: async (key) => records.get(key),
    async commit(commit) {
      const recordWrites = planRecords(commit);
      const jobWrites = planJobs(commit, now());
      return environment.transact(() => {
        if (!records.holds(recordWrites) || !jobs.holds(jobWrites)) return false;
        records.write(recordWrites);
        jobs.write(jobWrites);
        return true;
      });
    },
    async claim(queue, limit, leaseMs) {
      const at = now();
      if (!jobs.isDue(queue, at)) return [];
      return environment.transact(() => jobs.take(queue, at, limit, leaseMs));
    },
    renew: ({ queue, partition, id, claim }, leaseMs) =>
      environment.transact(() => jobs.renew([queue, partition, id], claim, now() + leaseMs)),
    holds: async ({ queue, partition, id, claim }) => jobs.isHeldWith([queue, partition, id], claim),
    async untilDue(queue) {
      const due = jobs.nextDue(queue);
      return due === undefined ? undefined : due - now();
    },
    async *scan(kind, partition) {
      yield* records.scan(partition === undefined ? [kind] : [kind, partition]);
    },
    depth: async (queue) => jobs.depth(queue),
    check: () => environment.transact(() => environment.health.put(["checked"], JSON.stringify(now()))),
  };
}
