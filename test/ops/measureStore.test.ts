import { Registry } from "prom-client";
import { Fault } from "../../src/foundation/fault";
import { measureStore } from "../../src/ops/measureStore";
import type { Store } from "../../src/store/port";
import { storeContract } from "../store/contract";
import { memoryData, memoryStore } from "../support/memoryStore";

const key = { kind: "note", partition: "web:ola" };
const job = { queue: "outbox", id: "1" };

storeContract("memory, measured", () => {
  const data = memoryData();
  let now = 0;
  const open = (): Store =>
    measureStore(
      memoryStore(data, () => now),
      new Registry(),
    );
  const first = open();
  return Promise.resolve({
    store: first,
    setNow: (ms) => void (now = ms),
    reopen: async () => {
      await first.close();
      return open();
    },
    destroy: () => first.close(),
  });
});

describe("a measured store", () => {
  let registry: Registry;
  let inner: Store;
  let store: Store;
  beforeEach(() => {
    registry = new Registry();
    inner = memoryStore();
    store = measureStore(inner, registry);
  });

  async function counted(name: string, ...labels: readonly string[]): Promise<number> {
    const lines = (await registry.metrics()).split("\n").filter((it) => it.startsWith(`${name}{`));
    const found = lines.find((it) => labels.every((label) => it.includes(label)));
    return Number(found?.split(" ").at(-1) ?? 0);
  }

  test("counts commits that succeeded, lost a race, or failed with a fault's code", async () => {
    await store.commit({ partition: key.partition, expect: [{ key, rev: 0 }], put: [{ key, value: 1 }] });
    await store.commit({ partition: key.partition, expect: [{ key, rev: 0 }], put: [{ key, value: 2 }] });
    const fault = new Fault({ code: "store.away", message: "Redis is away", next: "wait" });
    inner.commit = () => Promise.reject(fault);
    await expect(store.commit({ partition: key.partition })).rejects.toBe(fault);
    inner.get = () => Promise.reject(new Error("broken"));
    await expect(store.get(key)).rejects.toThrow("broken");
    const commits = (outcome: string) =>
      counted("legitka_store_seconds_count", 'operation="commit"', `outcome="${outcome}"`);
    expect(await Promise.all(["ok", "lost", "store.away"].map(commits))).toEqual([1, 1, 1]);
    expect(await counted("legitka_store_seconds_count", 'operation="get"', 'outcome="unexpected"')).toBe(1);
  });

  test("counts jobs done, put off, and lost to another process, by queue", async () => {
    const { partition } = key;
    await store.commit({ partition, schedule: [{ ...job, dueAt: 0, payload: {} }] });
    const [held] = await store.claim("outbox", 1, 1_000);
    const finish = [{ ...job, claim: held!.claim }];
    await store.commit({ partition, finish, schedule: [{ ...job, dueAt: 0, payload: {} }] });
    const [again] = await store.claim("outbox", 1, 1_000);
    await store.commit({ partition, finish: [{ ...job, claim: again!.claim }] });
    await store.commit({ partition, finish });
    // Here the reason may be that somebody else wrote the record, in which case the caller tries again.
    await store.commit({ partition, finish, expect: [{ key, rev: 5 }] });
    const jobs = (outcome: string) => counted("legitka_jobs_total", 'queue="outbox"', `outcome="${outcome}"`);
    expect(await Promise.all(["done", "again", "lost"].map(jobs))).toEqual([1, 1, 1]);
  });

  test("contains no person's name in its labels", async () => {
    await store.commit({ partition: "web:ola", put: [{ key, value: "Ola" }] });
    for await (const it of store.scan("note", "web:ola")) expect(it.value).toBe("Ola");
    const text = await registry.metrics();
    expect(text).toContain('legitka_store_seconds_count{operation="scan",outcome="ok"} 1');
    expect(text).not.toMatch(/ola/i);
  });
});
