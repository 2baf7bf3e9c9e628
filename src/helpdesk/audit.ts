import { lost, retryOnConflict } from "../store/lostRace";
import type { Commit, Store } from "../store/port";
import type { Noted, Seals } from "./auditChain";
import { added, attempts, contended, standing, type AuditDeps } from "./auditEnd";
import { readHead } from "./auditHead";
import { prune } from "./auditPrune";
import { auditEntryRecord, eventKey, eventRecord, headKey, partition } from "./auditRecords";

/** The log of what staff looked at and did. Entries are only ever appended, and each is chained to the one before. */
export interface Audit {
  /**
   * Appends an entry, once for each `event`. When it resolves, the entry and the jobs in `schedule` are in the store.
   * @returns false if that event was already recorded; then nothing was written
   */
  note(it: Noted, event: string, schedule?: Commit["schedule"]): Promise<boolean>;
  /**
   * Drops the entries older than a time and records which they were; the remaining entries still form a chain. Resolves to the
   * number of entries dropped.
   */
  prune(before: number): Promise<number>;
}

export function createAudit(deps: AuditDeps): Audit {
  const { store } = deps;
  /** Appends of one process run one after another, so that they only race with other processes. */
  let turn: Promise<unknown> = Promise.resolve();

  async function append(it: Noted, event: string, schedule: Commit["schedule"] = []): Promise<boolean> {
    const add = async (): Promise<boolean | typeof lost> => {
      if (await store.get(eventKey(event))) return false;
      const stored = await store.get(headKey);
      const { put, seq } = added(deps, [it], await standing(deps, stored));
      const held = await store.commit({
        partition,
        expect: [
          { key: headKey, rev: stored?.rev ?? 0 },
          { key: eventKey(event), rev: 0 },
        ],
        put: [...put, { key: eventKey(event), value: eventRecord.write({ seq }) }],
        schedule,
      });
      return held || lost;
    };
    return retryOnConflict(add, contended, attempts);
  }

  return {
    note(it, event, schedule) {
      const noted = turn.then(() => append(it, event, schedule));
      turn = noted.catch(() => undefined);
      return noted;
    },
    prune: (before) => prune(deps, before),
  };
}

/**
 * Reads the current log, also while the product is running. `head` says where the log ends and begins, and `isGood` whether
 * Legitka itself sealed that.
 */
export async function readAudit(store: Pick<Store, "get" | "scan">, seals: Seals) {
  const head = readHead(await store.get(headKey), seals);
  async function* entries() {
    for await (const it of store.scan("auditEntry", partition)) {
      const entry = auditEntryRecord.read(it);
      // This entry was appended after the head was read.
      if (head.head.seq > 0 && entry.seq > head.head.seq) return;
      yield entry;
    }
  }
  return { ...head, entries: entries() };
}
