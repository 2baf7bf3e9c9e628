import type { App } from "./app";
import type { KeyRing } from "../accounts/vault";
import type { Institution } from "../../dialogs/kit/institution";
import { createAudit } from "../helpdesk/audit";
import { createSeals } from "../helpdesk/auditChain";
import type { Log } from "../ops/log";
import { createRetention, retentionQueue, type Retention } from "../privacy/retention";
import type { RetentionConfig } from "../config/retention";
import type { Store } from "../store/port";

export interface RetentionParts {
  readonly kept: RetentionConfig & { readonly auditMs: number; readonly missedMs: number };
  readonly store: Store;
  readonly keys: KeyRing;
  readonly institution: Institution;
  readonly log: Log;
}

/**
 * Schedules the deletion of data whose retention period is over; one process at a time performs it. `ensureScheduled` must be
 * called at every start.
 */
export function addRetention(app: App, parts: RetentionParts): Pick<Retention, "ensureScheduled"> {
  const { kept, store, keys, institution, log } = parts;
  const retention = createRetention({
    store,
    log,
    accounts: app.accounts,
    limits: kept,
    hour: kept.hour,
    timeZone: institution.timeZone,
    audit: createAudit({
      store,
      seals: createSeals(keys),
      clock: () => store.now(),
    }),
    forget: (chat) => app.turns.forget(chat),
  });
  app.addWork(retentionQueue, 1, retention.perform, { needsClock: true });
  return retention;
}
