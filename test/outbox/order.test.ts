import type { JobResult } from "../../src/outbox/attempt";
import { createWorker, type Worker } from "../../src/outbox/worker";
import { silentLog } from "../../src/ops/log";
import type { Job, Store } from "../../src/store/port";
import { memoryData, memoryStore } from "../support/memoryStore";

/** Two processes work on one store, and each holds some of a person's messages. */
describe("a person's messages that two processes hold", () => {
  let now: number;
  let store: Store;
  const said: string[] = [];
  beforeEach(() => {
    now = 1_000;
    said.length = 0;
    store = memoryStore(memoryData(), () => now);
  });

  const worker = (handle: (job: Job) => JobResult): Worker =>
    createWorker({
      store,
      queue: "q",
      leaseMs: 3e4,
      concurrency: 4,
      idleMs: 10,
      log: silentLog,
      handle: (job) => Promise.resolve(handle(job)),
      clock: () => now,
      random: () => 1,
      keepsPlace: () => true,
    });
  const commit = async (...ids: string[]): Promise<Job[]> => {
    const schedule = ids.map((id) => ({ queue: "q", id, dueAt: now, heldForMs: 30_000, payload: {} }));
    await store.commit({ partition: "ola", schedule });
    return ids.map((id) => ({ queue: "q", id, partition: "ola", payload: {}, claim: 1 }));
  };
  const say = (job: Job): JobResult => {
    said.push(job.id);
    return "done";
  };

  test("do not overtake one that the chat postponed at the other process", async () => {
    let isBusy = true;
    const first = worker((job) => (isBusy ? { againInMs: 5_000 } : say(job)));
    const second = worker(say);
    first.perform(await commit("1"));
    await first.runDue();
    second.perform(await commit("2", "3"));
    await second.runDue();
    expect(said).toEqual([]);
    isBusy = false;
    now += 4_999;
    await second.runDue();
    expect(said).toEqual([]);
    now += 1;
    await first.runDue();
    now += 10;
    await second.runDue();
    expect(said).toEqual(["1", "2", "3"]);
    expect(await store.depth("q")).toBe(0);
    for await (const left of store.scan("heldUp")) expect(left).toBeUndefined();
  });

  test("wait for it a little longer while the other process is sending it", async () => {
    const first = worker(() => ({ againInMs: 5_000 }));
    const second = worker(say);
    first.perform(await commit("1"));
    await first.runDue();
    now += 5_000;
    const [inHand] = await store.claim("q", 1, 30_000);
    second.perform(await commit("2"));
    await second.runDue();
    expect(said).toEqual([]);
    expect(await store.untilDue("q")).toBe(101);
    const heir = worker(say);
    heir.perform(inHand ? [inHand] : []);
    await heir.runDue();
    now += 101;
    await second.runDue();
    expect(said).toEqual(["1", "2"]);
  });

  test("do not wait for ever for one whose process is gone", async () => {
    const first = worker(() => ({ againInMs: 1_000 }));
    first.perform(await commit("1"));
    await first.runDue();
    await store.commit({ partition: "ola", cancel: [{ queue: "q", id: "1" }] });
    const second = worker(say);
    second.perform(await commit("2"));
    for (let passed = 0; passed < 32_000; passed += 500, now += 500) await second.runDue();
    expect(said).toEqual(["2"]);
    for await (const left of store.scan("heldUp")) expect(left).toBeUndefined();
  });
});
