import { lost, retryOnConflict } from "../store/lostRace";
import type { Key } from "../store/port";
import { added, attempts, contended, standing, type AuditDeps } from "./auditEnd";
import { pruned } from "./auditHead";
import { auditEntryKey, auditEntryRecord, eventRecord, headKey, partition } from "./auditRecords";

const mostPruned = 200;

/**
 * Drops the entries older than a time and records which they were; the remaining entries still form a chain. Resolves to the
 * number of entries dropped.
 */
export async function prune(deps: AuditDeps, before: number): Promise<number> {
  const { store } = deps;
  const limit = new Date(before).toISOString();
  // The bound ensures that the entries which this pruning itself adds are not dropped with the others, whatever the time.
  let end = Infinity;
  const dropSome = async (): Promise<number | typeof lost> => {
    const stored = await store.get(headKey);
    if (!stored) return 0;
    const now = await standing(deps, stored);
    const { head } = now;
    end = Math.min(end, head.seq);
    const old: number[] = [];
    for (let seq = head.first; seq <= end && old.length < mostPruned; seq++) {
      const entry = await store.get(auditEntryKey(seq));
      if (entry && auditEntryRecord.read(entry).at >= limit) break;
      old.push(seq);
    }
    const last = old.at(-1);
    if (last === undefined) return 0;
    const events: Key[] = [];
    for await (const it of store.scan("auditEvent", partition))
      if (eventRecord.read(it).seq <= last) events.push(it.key);
    const held = await store.commit({
      partition,
      expect: [{ key: headKey, rev: stored.rev }],
      put: added(deps, [pruned(head.first, last)], now, last + 1).put,
      delete: [...old.map(auditEntryKey), ...events],
    });
    return held ? old.length : lost;
  };
  let dropped = 0;
  for (let some = -1; some !== 0; dropped += some) some = await retryOnConflict(dropSome, contended, attempts);
  return dropped;
}
