import type { Log } from "../ops/log";
import type { Metrics } from "../ops/metrics";
import type { StoreEvents } from "../store/events";

/**
 * Reports to the operator what happens to the store: each event in one line of the log, and the data for alerts in the metrics.
 */
export function storeEvents(log: Log, metrics: Pick<Metrics, "storeLost">): StoreEvents {
  const counted = { keys: 0, jobs: 0 };
  return {
    onFault: ({ code, next, message }) =>
      log.error(
        { code, next },
        `${message} Nothing is read or written meanwhile, and everybody is asked to come again`,
      ),
    onMended: () => log.warn("the store may be used again"),
    onMade: (where) =>
      log.warn(
        { code: "store.made", where },
        `a new store was made at ${where}; if there should have been one, stop and see where it is`,
      ),
    onLost(what, count) {
      metrics.storeLost(what, count);
      counted[what] += count;
      if (counted[what] === count)
        log.error(
          { code: "store.lost", what, count, next: nextOf[what] },
          `Redis has lost ${what} that were written to it; legitka_store_lost_total counts on`,
        );
    },
  };
}

const nextOf = {
  keys: "See that maxmemory-policy is noeviction and how much memory Redis has; what it has evicted comes back from a backup only (deploy/backup.md).",
  jobs: "See what Redis has evicted, or who deletes its keys; what was to be done is lost with them.",
} as const;
