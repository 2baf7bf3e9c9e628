import { createAudit } from "../helpdesk/audit";
import { createSeals } from "../helpdesk/auditChain";
import { createRetention, retentionQueue, type Retention } from "../privacy/retention";
import type { RetentionConfig } from "../config/retention";
import type { Core } from "./core";
import type { Work } from "./workers";

/** How long data is kept, and at which hour expired data is deleted. */
export type Kept = RetentionConfig & { readonly auditMs: number; readonly missedMs: number };

export interface RetentionWork extends Pick<Retention, "ensureScheduled"> {
  readonly work: Work;
}

/**
 * Schedules the deletion of data whose retention period is over; one process at a time performs it. `ensureScheduled` must be
 * called at every start, and now and then after it.
 */
export function retentionOf(core: Core, kept: Kept): RetentionWork {
  const { store, keys, institution, log, accounts, turns } = core;
  const retention = createRetention({
    store,
    log,
    accounts,
    limits: kept,
    hour: kept.hour,
    timeZone: institution.timeZone,
    audit: createAudit({ store, seals: createSeals(keys), clock: () => store.now() }),
    forget: (chat) => turns.forget(chat),
  });
  return {
    work: { queue: retentionQueue, concurrency: 1, handle: retention.perform, needsClock: true },
    ensureScheduled: () => retention.ensureScheduled(),
  };
}
