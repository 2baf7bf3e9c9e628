import { checkCommit, checkNames } from "../commitRules";
import { storeClosed } from "../faults";
import type { Store } from "../port";
import { openEnvironment, type EnvironmentOptions } from "./environment";
import { createJobs, planJobs } from "./jobs";
import { takeOwnership } from "./owner";
import { createRecords, planRecords } from "./records";

export interface LmdbOptions extends EnvironmentOptions {
  /** The machine's unless told. */
  readonly clock?: () => number;
}

/**
 * The embedded engine: LMDB in a directory, no server.
 *
 * What survives: whatever `commit` or `claim` acknowledged survives the death of the process, `kill -9` included, with
 * either durability, for the operating system holds it. They differ when the machine itself fails:
 * - `power`: acknowledged means flushed to the disk; a power cut loses nothing acknowledged.
 * - `process`: acknowledged means handed to the operating system, and flushing follows at once but behind. A power cut
 *   may lose the commits of the last moments, newest first, never a part of one, and never the consistency of the rest.
 *   HAZARD: the same moments are given up when a killed process's directory is next opened after a reboot or on another
 *   machine, for LMDB then trusts only what it knows to be flushed.
 *
 * Jobs that a process before this one held are due at once, for it is gone: nobody waits for the end of its leases.
 *
 * HAZARD, one machine: a directory belongs to one copy of the program, on a local disk (LMDB's locks do not work over
 * network file systems). To run several copies, use the Redis engine.
 *
 * `mapSizeBytes` is where the address space starts; it grows by itself.
 *
 * @throws `store.open`; `store.inUse` when another copy has the directory
 */
export async function openLmdbStore(options: LmdbOptions): Promise<Store> {
  const now = options.clock ?? Date.now;
  const environment = openEnvironment(options);
  const records = createRecords(environment);
  const jobs = createJobs(environment);
  let disown: () => void;
  try {
    // The write lock, which every process on this directory shares, keeps two that start together from both taking it.
    disown = environment.transactNow(() => {
      const owned = takeOwnership(options.dir);
      jobs.release();
      return owned;
    });
  } catch (fault) {
    await environment.close();
    throw fault;
  }

  let closing: Promise<void> | undefined;
  const guard = (): void => {
    if (closing) throw storeClosed();
  };

  /* eslint-disable @typescript-eslint/require-await -- reading memory needs no waiting, but every fault must be a rejection */
  return {
    isShared: false,
    now,
    async get(key) {
      guard();
      checkNames(key.id === undefined ? [key.kind, key.partition] : [key.kind, key.partition, key.id]);
      return records.get(key);
    },
    async commit(commit) {
      guard();
      checkCommit(commit);
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
      guard();
      const at = now();
      if (!jobs.isDue(queue, at)) return [];
      return environment.transact(() => jobs.take(queue, at, limit, leaseMs));
    },
    async renew({ queue, partition, id, claim }, leaseMs) {
      guard();
      return environment.transact(() => jobs.renew([queue, partition, id], claim, now() + leaseMs));
    },
    async holds({ queue, partition, id, claim }) {
      guard();
      return jobs.isHeldWith([queue, partition, id], claim);
    },
    async untilDue(queue) {
      guard();
      const due = jobs.nextDue(queue);
      return due === undefined ? undefined : due - now();
    },
    async *scan(kind, partition) {
      guard();
      for (const stored of records.scan(partition === undefined ? [kind] : [kind, partition])) {
        yield stored;
        guard();
      }
    },
    async depth(queue) {
      guard();
      return jobs.depth(queue);
    },
    async check() {
      guard();
      await environment.transact(() => void environment.health.put(["checked"], ""));
    },
    close() {
      closing ??= environment.close().then(disown);
      return closing;
    },
  };
}
