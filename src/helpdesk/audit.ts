import { z } from "zod";
import { lost, retryOnConflict } from "../store/lostRace";
import { defineRecord } from "../store/record";
import type { Commit, Key, Store, Stored } from "../store/port";
import { auditEntrySchema, chained, type AuditEntry, type Noted, type Seals } from "./auditChain";
import { headRecord, tampered, pruned, readHead, sealedHead } from "./auditHead";

const partition = "audit";
export const auditEntryRecord = defineRecord({ kind: "auditEntry", version: 1, schema: auditEntrySchema });
const eventRecord = defineRecord({ kind: "auditEvent", version: 1, schema: z.object({ seq: z.int() }) });

const headKey: Key = { kind: "auditHead", partition };
/** The number is zero-padded, so that a scan, which goes by the text of the ids, reads the entries in order. */
export const auditEntryKey = (seq: number): Key => ({
  kind: "auditEntry",
  partition,
  id: String(seq).padStart(12, "0"),
});
const eventKey = (event: string): Key => ({ kind: "auditEvent", partition, id: event });

type Standing = ReturnType<typeof readHead>;

/**
 * Every look-up of every process appends to the same log, so races are lost more often here than elsewhere. Slack is waiting for
 * the look-up meanwhile; this many tries with their pauses take a second or two.
 */
const attempts = 60;
const mostPruned = 200;

/** The log of what staff looked at and did. Entries are only ever appended, and each is chained to the one before. */
export interface Audit {
  /**
   * Appends an entry, once for each `event`. When it resolves, the entry and the jobs in `schedule` are in the store.
   * @returns false when that event was noted before; nothing was written then
   */
  note(it: Noted, event: string, schedule?: Commit["schedule"]): Promise<boolean>;
  /**
   * Drops the entries from before a time and notes which they were; what remains is still a chain. Resolves to the number of
   * entries dropped.
   */
  prune(before: number): Promise<number>;
}

export function createAudit({ store, seals, clock }: { store: Store; seals: Seals; clock: () => number }): Audit {
  /** Appends of one process run one after another, so that they only race with other processes. */
  let turn: Promise<unknown> = Promise.resolve();

  /**
   * Where the log continues. When the head cannot be trusted, the entries themselves are read, so that no existing entry is ever
   * overwritten, whatever the head says.
   */
  async function standing(stored: Stored | undefined): Promise<Standing> {
    const it = readHead(stored, seals);
    if (stored && it.isGood) return it;
    let { head } = it;
    let first: number | undefined;
    for await (const one of store.scan("auditEntry", partition)) {
      const { seq, hash } = auditEntryRecord.read(one);
      first = Math.min(first ?? seq, seq);
      if (seq > head.seq) head = { ...head, seq, hash };
    }
    return first === undefined && !stored ? it : { head: { ...head, first: first ?? head.first }, isGood: false };
  }

  /**
   * The records to write for the next entries, and the number of the last one. After a head that Legitka did not seal, the log
   * continues with an entry that says so.
   */
  function added(them: readonly Noted[], { head, isGood }: Standing, first?: number) {
    const at = new Date(clock()).toISOString();
    let { seq, hash } = head;
    const entries = (isGood ? them : [tampered(), ...them]).map((it): AuditEntry => {
      seq += 1;
      const entry = chained(it, seq, at, hash, seals);
      ({ hash } = entry);
      return entry;
    });
    const next = sealedHead({ seq, hash, first: first ?? head.first }, seals);
    const put = [
      { key: headKey, value: headRecord.write(next) },
      ...entries.map((it) => ({ key: auditEntryKey(it.seq), value: auditEntryRecord.write(it) })),
    ];
    return { put, seq };
  }

  async function append(it: Noted, event: string, schedule: Commit["schedule"] = []): Promise<boolean> {
    const add = async (): Promise<boolean | typeof lost> => {
      if (await store.get(eventKey(event))) return false;
      const stored = await store.get(headKey);
      const { put, seq } = added([it], await standing(stored));
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
    async prune(before) {
      const limit = new Date(before).toISOString();
      // The bound keeps the entries that this pruning itself adds from being dropped with the others, whatever the time.
      let end = Infinity;
      const dropSome = async (): Promise<number | typeof lost> => {
        const stored = await store.get(headKey);
        if (!stored) return 0;
        const now = await standing(stored);
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
          put: added([pruned(head.first, last)], now, last + 1).put,
          delete: [...old.map(auditEntryKey), ...events],
        });
        return held ? old.length : lost;
      };
      let dropped = 0;
      for (let some = -1; some !== 0; dropped += some) some = await retryOnConflict(dropSome, contended, attempts);
      return dropped;
    },
  };
}

/**
 * Reads the log as it stands, also while the product is running. `head` says where the log ends and begins, and `isGood` whether
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

const contended = {
  code: "audit.contended",
  message: "The audit log was written to too often to be added to.",
  next: "Nothing: what was asked for was not shown and can be asked for again. If it goes on, look for what fills the log.",
};
