import { randomBytes } from "node:crypto";
import { createAudit, readAudit } from "../../src/helpdesk/audit";
import { auditEntryKey } from "../../src/helpdesk/auditRecords";
import { createSeals, hashOf, type AuditEntry, type Noted } from "../../src/helpdesk/auditChain";
import { exportLines, verifyLines } from "../../src/helpdesk/auditFile";
import type { Store } from "../../src/store/port";
import { memoryData, memoryStore } from "../support/memoryStore";

const seals = createSeals({ keys: [{ id: "k1", key: randomBytes(32) }] });
const noted = (reason: string): Noted => ({
  by: { id: "slack:T1:U1", name: "Marta" },
  what: "lookup",
  about: "900101",
  ticket: null,
  reason,
  outcome: "asked",
});

async function exported(store: Pick<Store, "get" | "scan">, since?: string): Promise<string[]> {
  const { entries } = await readAudit(store, seals);
  const lines: string[] = [];
  for await (const line of exportLines(entries, { now: 0, seals, ...(since ? { since } : {}) })) lines.push(line);
  return lines;
}

async function flaws(lines: string[], by = seals): Promise<string[]> {
  return (await verifyLines(lines, by)).flaws.map(({ line, what }) => `${line}: ${what}`);
}

async function filled(): Promise<{ store: Store; lines: string[] }> {
  const store = memoryStore();
  const audit = createAudit({ store, seals, clock: () => Date.parse("2026-11-23T09:00:00Z") });
  for (let at = 1; at <= 5; at++) await audit.note(noted(`reason ${at}`), `event ${at}`);
  return { store, lines: await exported(store) };
}

describe("an exported log", () => {
  test("is verified as complete when it is unchanged, with and without the keys", async () => {
    const { lines } = await filled();
    expect(lines).toHaveLength(6);
    expect(await flaws(lines)).toEqual([]);
    const without = await verifyLines(lines, createSeals({ keys: [] }));
    expect(without).toMatchObject({ entries: 5, flaws: [], unsealed: 6 });
  });

  test("is recognised as changed when a line was changed", async () => {
    const { lines } = await filled();
    lines[2] = lines[2]!.replace("reason 3", "reason x");
    expect(await flaws(lines)).toEqual(["3: it was changed"]);
  });

  test("is recognised as changed when a line was changed and hashed again, by the next line and by its seal", async () => {
    const { lines } = await filled();
    const entry = JSON.parse(lines[4]!) as AuditEntry;
    const forged = { ...entry, reason: "another" };
    lines[4] = JSON.stringify({ ...forged, hash: hashOf(forged) });
    expect(await flaws(lines)).toEqual([
      "5: its seal is forged",
      "6: lines before the end are missing: entries up to 5 were exported",
    ]);
  });

  test("is recognised as changed when lines were removed, moved, or cut off at either end", async () => {
    const without = async (...gone: number[]) => {
      const { lines } = await filled();
      return flaws(lines.filter((_, at) => !gone.includes(at)));
    };
    expect(await without(2)).toEqual(["3: entries 3 to 3 are missing"]);
    expect(await without(0)).toEqual(["5: the beginning is missing: entries from 1 were exported"]);
    expect(await without(5)).toEqual(["6: the end is missing: the file was cut off"]);
    expect(await without(4)).toEqual(["5: lines before the end are missing: entries up to 5 were exported"]);
    const { lines } = await filled();
    [lines[1], lines[2]] = [lines[2]!, lines[1]!];
    expect(await flaws(lines)).toContain("3: it is out of order");
  });

  test("may begin at a day", async () => {
    const store = memoryStore();
    let now = Date.parse("2026-11-20T09:00:00Z");
    const audit = createAudit({ store, seals, clock: () => now });
    await audit.note(noted("before"), "1");
    now = Date.parse("2026-11-23T09:00:00Z");
    await audit.note(noted("after"), "2");
    const lines = await exported(store, "2026-11-21");
    expect(lines).toHaveLength(2);
    expect(await flaws(lines)).toEqual([]);
  });
});

describe("the log", () => {
  test("is one chain even if two processes write to it at once, and contains each event once", async () => {
    const data = memoryData();
    const clock = () => 0;
    const one = createAudit({ store: memoryStore(data), seals, clock });
    const two = createAudit({ store: memoryStore(data), seals, clock });
    const events = Array.from({ length: 20 }, (_, at) => `event ${at}`);
    const isNew = await Promise.all(events.flatMap((it) => [one.note(noted(it), it), two.note(noted(it), it)]));
    expect(isNew.filter(Boolean)).toHaveLength(20);
    const lines = await exported(memoryStore(data));
    expect(lines).toHaveLength(21);
    expect(await flaws(lines)).toEqual([]);
  });

  test("loses its oldest entries after some time, and the rest is still verified as complete", async () => {
    const store = memoryStore();
    let now = 0;
    const audit = createAudit({ store, seals, clock: () => now });
    for (let at = 1; at <= 5; at++) {
      now = at * 1_000;
      await audit.note(noted(`reason ${at}`), `event ${at}`);
    }
    expect(await audit.prune(3_000)).toBe(2);
    await audit.note(noted("reason 6"), "event 6");
    const lines = await exported(store);
    expect(lines).toHaveLength(6);
    expect(lines.join()).not.toContain("reason 2");
    expect(lines[3]).toContain('"what":"pruned"');
    expect(lines[3]).toContain('"outcome":"1-2"');
    expect(await flaws(lines)).toEqual([]);
    now = 6_500;
    expect(await audit.prune(6_000)).toBe(5);
    expect(await flaws(await exported(store))).toEqual([]);
  });
});

describe("a log that somebody changed in the store", () => {
  const headKey = { kind: "auditHead", partition: "audit" };
  const commit = (store: Store, change: Omit<Parameters<Store["commit"]>[0], "partition">) =>
    store.commit({ partition: "audit", ...change });
  const keys = (...seqs: number[]) => seqs.map(auditEntryKey);
  async function headOf(store: Store) {
    return (await store.get(headKey))!.value as { v: number; it: Record<string, unknown> };
  }
  const note = (store: Store) =>
    createAudit({ store, seals, clock: () => Date.parse("2026-11-24T09:00:00Z") }).note(noted("next"), "next");

  test("by setting it back to an earlier entry is recognised at once, and permanently once it goes on", async () => {
    const { store, lines } = await filled();
    const { v, it: head } = await headOf(store);
    const { hash } = JSON.parse(lines[2]!) as AuditEntry;
    const put = [{ key: headKey, value: { v, it: { ...head, seq: 3, hash } } }];
    await commit(store, { put, delete: keys(4, 5) });
    expect((await readAudit(store, seals)).isGood).toBe(false);
    await note(store);
    expect((await readAudit(store, seals)).isGood).toBe(true);
    expect(await flaws(await exported(store))).toEqual(["4: the log had been changed in the store before this entry"]);
  });

  test("by removing its beginning is recognised, with the right head and with a wrong one", async () => {
    const { store } = await filled();
    const { v, it: head } = await headOf(store);
    await commit(store, { delete: keys(1, 2) });
    const missing = "entries 1 to 2 are missing, and no entry says that they were dropped in time";
    expect(await flaws(await exported(store))).toEqual([`5: ${missing}`]);
    await commit(store, { put: [{ key: headKey, value: { v, it: { ...head, first: 3 } } }] });
    expect((await readAudit(store, seals)).isGood).toBe(false);
    await note(store);
    const found = await flaws(await exported(store));
    expect(found).toEqual(["4: the log had been changed in the store before this entry", `7: ${missing}`]);
  });

  test("by removing its head keeps all its entries", async () => {
    const { store } = await filled();
    await commit(store, { delete: [headKey] });
    await note(store);
    const lines = await exported(store);
    expect(lines).toHaveLength(8);
    expect(await flaws(lines)).toEqual(["6: the log had been changed in the store before this entry"]);
  });

  test("by setting it back with a copy of an old head is recognised with an earlier export", async () => {
    const store = memoryStore();
    const audit = createAudit({ store, seals, clock: () => 0 });
    for (const reason of ["1", "2", "3"]) await audit.note(noted(reason), reason);
    const { value } = (await store.get(headKey))!;
    await audit.note(noted("4"), "4");
    const { last } = await verifyLines(await exported(store), seals);
    const after = async () => (await verifyLines(await exported(store), seals, last)).flaws.map(({ what }) => what);
    expect(await after()).toEqual([]);
    await commit(store, { put: [{ key: headKey, value }], delete: keys(4) });
    expect(await flaws(await exported(store))).toEqual([]);
    expect(await after()).toEqual(["the earlier export goes on to entry 4: the log was set back"]);
    await note(store);
    expect(await after()).toEqual(["the earlier export has another entry here"]);
    await audit.note(noted("5"), "5");
    const since = (await verifyLines((await exported(store)).slice(4), seals, last)).flaws.map(({ what }) => what);
    expect(since).toContain("it does not follow from entry 4, the last of the earlier export");
  });
});
