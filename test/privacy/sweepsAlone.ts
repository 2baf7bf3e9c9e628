import { silentLog } from "../../src/ops/log";
import type { SweepDeps } from "../../src/privacy/endings";
import { sweepsOf } from "../../src/privacy/sweeps";
import type { Store } from "../../src/store/port";

/**
 * The sweeps over records that end by their own time, without accounts, conversations and the audit log. Records that have no
 * limit of their own are kept a millisecond.
 */
export const sweepsAlone = (store: Store, limits: Partial<SweepDeps["limits"]> = {}) =>
  sweepsOf({
    store,
    limits: {
      conversationMs: 1,
      accountMs: 1,
      ticketMs: 1,
      statisticsMs: 1,
      auditMs: 1,
      missedMs: 1,
      ...limits,
    },
    log: silentLog,
    forget: unused,
    accounts: { get: unused, update: unused, tokenOf: unused, sealToken: unused, countJobs: unused },
    audit: { prune: unused },
  });

function unused(): never {
  throw new Error("of no concern to these records");
}
