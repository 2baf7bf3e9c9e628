import { z } from "zod";
import { Fault } from "../ops/fault";
import { defineRecord } from "../store/record";
import type { Commit, Key, Store } from "../store/port";
import { auditEntrySchema, chained, origin, type Noted, type Seals } from "./auditChain";

const partition = "audit";
const headRecord = defineRecord({
  kind: "auditHead",
  version: 1,
  /** `first` is the oldest entry still kept. */
  schema: z.object({ seq: z.int(), hash: z.string(), first: z.int() }),
});
export const auditEntryRecord = defineRecord({ kind: "auditEntry", version: 1, schema: auditEntrySchema });
const eventRecord = defineRecord({ kind: "auditEvent", version: 1, schema: z.object({ seq: z.int() }) });

const headKey: Key = { kind: "auditHead", partition };
/** Numbers in the order of their text, so that a scan reads them in theirs. */
export const auditEntryKey = (seq: number): Key => ({
  kind: "auditEntry",
  partition,
  id: String(seq).padStart(12, "0"),
});
const eventKey = (event: string): Key => ({ kind: "auditEvent", partition, id: event });

const attempts = 200;
const mostPruned = 200;

/** The log of what staff looked at and did: only ever added to, each entry chained to the one before. */
export interface Audit {
  /**
   * Adds an entry once for each `event`; when it resolves, it is in the store, and `schedule` with it.
   * @returns false when that event was noted before: nothing was written
   */
  note(it: Noted, event: string, schedule?: Commit["schedule"]): Promise<boolean>;
  /** Drops the oldest entries, those before a time; what remains is still a chain. Answers how many. */
  prune(before: number): Promise<number>;
}

export function createAudit({ store, seals, clock }: { store: Store; seals: Seals; clock: () => number }): Audit {
  /** Those of one process take turns, so that only other processes are raced. */
  let turn: Promise<unknown> = Promise.resolve();

  async function append(it: Noted, event: string, schedule: Commit["schedule"] = []): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (await store.get(eventKey(event))) return false;
      const stored = await store.get(headKey);
      const head = stored ? headRecord.read(stored) : { seq: 0, hash: origin, first: 1 };
      const seq = head.seq + 1;
      const entry = chained(it, seq, new Date(clock()).toISOString(), head.hash, seals);
      const held = await store.commit({
        partition,
        expect: [
          { key: headKey, rev: stored?.rev ?? 0 },
          { key: eventKey(event), rev: 0 },
        ],
        put: [
          { key: headKey, value: headRecord.write({ ...head, seq, hash: entry.hash }) },
          { key: auditEntryKey(seq), value: auditEntryRecord.write(entry) },
          { key: eventKey(event), value: eventRecord.write({ seq }) },
        ],
        schedule,
      });
      if (held) return true;
    }
    throw contended();
  }

  return {
    note(it, event, schedule) {
      const noted = turn.then(() => append(it, event, schedule));
      turn = noted.catch(() => undefined);
      return noted;
    },
    async prune(before) {
      const limit = new Date(before).toISOString();
      let dropped = 0;
      for (;;) {
        const stored = await store.get(headKey);
        if (!stored) return dropped;
        const head = headRecord.read(stored);
        const old: number[] = [];
        for (let seq = head.first; seq < head.seq && old.length < mostPruned; seq++) {
          const entry = await store.get(auditEntryKey(seq));
          if (entry && auditEntryRecord.read(entry).at >= limit) break;
          old.push(seq);
        }
        const last = old.at(-1);
        if (last === undefined) return dropped;
        const events: Key[] = [];
        for await (const it of store.scan("auditEvent", partition))
          if (eventRecord.read(it).seq <= last) events.push(it.key);
        const held = await store.commit({
          partition,
          expect: [{ key: headKey, rev: stored.rev }],
          put: [{ key: headKey, value: headRecord.write({ ...head, first: last + 1 }) }],
          delete: [...old.map(auditEntryKey), ...events],
        });
        if (held) dropped += old.length;
      }
    },
  };
}

/** Reads the log as it stands; works beside the running product. */
export async function readAudit(store: Pick<Store, "get" | "scan">) {
  const stored = await store.get(headKey);
  const head = stored && headRecord.read(stored);
  async function* entries() {
    for await (const it of store.scan("auditEntry", partition)) yield auditEntryRecord.read(it);
  }
  return { head, entries: entries() };
}

const contended = () =>
  new Fault({
    code: "audit.contended",
    message: "The audit log was written to too often to be added to.",
    next: "Nothing: what was asked for was not shown and can be asked for again. If it goes on, look for what fills the log.",
  });
