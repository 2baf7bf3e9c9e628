import type { JobResult } from "../../src/outbox/attempt";
import { createWorker, type Worker } from "../../src/outbox/worker";
import { silentLog } from "../../src/ops/log";
import type { Job, Store } from "../../src/store/port";
import { memoryData, memoryStore } from "../support/memoryStore";
import { until } from "../support/waiting";

describe("the worker of a queue", () => {
  let now: number;
  let store: Store;
  beforeEach(() => {
    now = 1_000_000;
    store = memoryStore(memoryData(), () => now);
  });
  afterEach(() => store.close());

  const schedule = (partition: string, ...ids: string[]): Promise<boolean> =>
    store.commit({ partition, schedule: ids.map((id) => ({ queue: "q", id, dueAt: now, payload: { id } })) });
  const worker = (handle: (job: Job) => Promise<JobResult>, leaseMs = 60_000): Worker =>
    createWorker({
      store,
      queue: "q",
      handle,
      clock: () => now,
      random: () => 1,
      log: silentLog,
      leaseMs,
      concurrency: 4,
      idleMs: 10,
    });
  const waits = async (): Promise<number> => (await store.untilDue("q")) ?? NaN;

  test("does each job once and removes it", async () => {
    await schedule("ola", "a", "b");
    const done: string[] = [];
    await worker((job) => Promise.resolve(done.push(job.id)).then(() => "done")).runDue();
    expect(done.sort()).toEqual(["a", "b"]);
    expect(await store.depth("q")).toBe(0);
  });

  test("does the jobs of one person one after another, and those of several at the same time", async () => {
    await schedule("ola", "a", "b");
    await schedule("jan", "c");
    const log: string[] = [];
    const ends = new Map<string, () => void>();
    const all = worker((job) => {
      log.push(job.id);
      return new Promise((resolve) => ends.set(job.id, () => resolve("done")));
    }).runDue();
    const turns = async (): Promise<void> => {
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    };
    await turns();
    expect(log.sort()).toEqual(["a", "c"]);
    ends.get("a")?.();
    await turns();
    expect(log).toContain("b");
    ends.get("b")?.();
    ends.get("c")?.();
    await all;
  });

  test("tries a failed job again, each time after twice as long, up to five minutes", async () => {
    await schedule("ola", "a");
    const failing = worker(() => Promise.reject(new Error("no")));
    const pauses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      await failing.runDue();
      pauses.push(await waits());
      now += await waits();
    }
    expect(pauses.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(pauses.slice(9)).toEqual([300_000, 300_000, 300_000]);
  });

  test("does a job again when the handler asks for that, which does not count as a failure", async () => {
    await schedule("ola", "a");
    const patient = worker(() => Promise.resolve({ againInMs: 7_000 }));
    for (let tries = 0; tries < 5; tries += 1) {
      await patient.runDue();
      expect(await waits()).toBe(7_000);
      now += 7_000;
    }
  });

  test("takes over the jobs of a dead process when their lease has ended, and not before", async () => {
    await schedule("ola", "a");
    expect(await store.claim("q", 1, 60_000)).toHaveLength(1);
    const done: number[] = [];
    const heir = worker((job) => Promise.resolve(done.push(job.claim)).then(() => "done"));
    now += 59_000;
    await heir.runDue();
    expect(done).toEqual([]);
    now += 1_001;
    await heir.runDue();
    expect(done).toEqual([2]);
  });

  test("does not do a job that waited in its lane until another process took it", async () => {
    await store.commit({
      partition: "ola",
      schedule: ["a", "b"].map((id) => ({ queue: "q", id, dueAt: now, payload: {}, heldForMs: 60_000 })),
    });
    const done: string[] = [];
    const slow = worker(async (job) => {
      done.push(job.id);
      if (job.id === "a") {
        now += 61_000;
        const taken = await store.claim("q", 2, 60_000);
        const finish = taken.map(({ queue, id, claim }) => ({ queue, id, claim }));
        await store.commit({ partition: "ola", finish });
      }
      return "done";
    });
    slow.perform(["a", "b"].map((id) => ({ queue: "q", id, partition: "ola", payload: {}, claim: 1 })));
    await slow.runDue();
    expect(done).toEqual(["a"]);
  });

  test("returns jobs at once that wait in their lanes when it stops, without beginning them", async () => {
    await schedule("ola", "a", "b", "c");
    const begun: string[] = [];
    let end: () => void = () => undefined;
    const slow = worker(async (job) => {
      begun.push(job.id);
      await new Promise<void>((resolve) => (end = resolve));
      return "done";
    });
    slow.start();
    await until("the first job to begin", () => begun.length > 0);
    const stopped = slow.stop();
    end();
    await stopped;
    expect(begun).toEqual(["a"]);
    expect((await store.claim("q", 9, 60_000)).map((it) => [it.id, it.claim])).toEqual([
      ["b", 2],
      ["c", 2],
    ]);
  });

  test("finishes the jobs in progress before it stops", async () => {
    await schedule("ola", "a");
    let begun = false;
    let finished = false;
    let end: () => void = () => undefined;
    const busy = worker(async () => {
      const ended = new Promise<void>((resolve) => (end = resolve));
      begun = true;
      await ended;
      finished = true;
      return "done";
    });
    void busy.runDue();
    await until("the job to begin", () => begun);
    let hasStopped = false;
    const stopped = busy.stop().then(() => (hasStopped = true));
    // This is long enough to notice a stop that does not wait.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([hasStopped, finished]).toEqual([false, false]);
    end();
    await stopped;
    expect(finished).toBe(true);
  });
});
