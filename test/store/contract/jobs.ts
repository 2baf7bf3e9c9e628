import type { Commit, Job, JobToSchedule } from "../../../src/store/port";
import { nextDue, type Opened } from "./opened";

export function jobContract(opened: () => Opened): void {
  const at = (partition: string, it: Omit<Commit, "partition">) => opened().store.commit({ partition, ...it });
  const schedule = (id: string, time: number, more: Partial<JobToSchedule> = {}, partition = "ala") =>
    at(partition, { schedule: [{ queue: "q", id, dueAt: time, payload: { id }, ...more }] });
  const claim = (now: number, limit = 10, leaseMs = 100) => {
    opened().setNow(now);
    return opened().store.claim("q", limit, leaseMs);
  };
  const due = (queue = "q") => nextDue(opened().store, queue);
  const finish = (id: string, number: number) => at("ala", { finish: [{ queue: "q", id, claim: number }] });
  const ids = (jobs: readonly Job[]) => jobs.map((it) => it.id);

  test("a job comes with its queue, id, partition, payload and first claim", async () => {
    await schedule("1", 10, { payload: { text: "ż", gone: undefined } });
    expect(await claim(10)).toEqual([{ queue: "q", id: "1", partition: "ala", payload: { text: "ż" }, claim: 1 }]);
  });

  test("jobs are handed out when due and not a millisecond before, soonest first, at most as many as asked for", async () => {
    for (const [id, time] of [
      ["c", 30],
      ["a", -5],
      ["e", 1e12],
      ["b", 20],
      ["d", 40.5],
    ] as const)
      await schedule(id, time);
    expect(ids(await claim(29, 1))).toEqual(["a"]);
    expect(ids(await claim(29))).toEqual(["b"]);
    expect(ids(await claim(41, 1))).toEqual(["c"]);
    expect(ids(await claim(41, 1))).toEqual(["d"]);
    expect(ids(await claim(1e12))).toContain("e");
  });

  test("a claimed job is hidden until its lease ends, and then handed out with the next claim", async () => {
    await schedule("1", 0);
    expect((await claim(50))[0]?.claim).toBe(1);
    expect(await claim(149)).toEqual([]);
    expect((await claim(150))[0]?.claim).toBe(2);
  });

  test("a renewed lease hides the job for longer, and only its holder can renew it", async () => {
    const renew = (number: number, leaseMs: number) =>
      opened().store.renew({ queue: "q", id: "1", partition: "ala", claim: number }, leaseMs);
    await schedule("1", 0, { payload: "kept" });
    expect(await renew(0, 1_000)).toBe(false);
    await claim(50);
    opened().setNow(120);
    expect(await renew(1, 100)).toBe(true);
    expect(await due()).toBe(220);
    expect(await claim(219)).toEqual([]);
    expect((await claim(220)).map((it) => [it.claim, it.payload])).toEqual([[2, "kept"]]);
    expect(await renew(1, 1_000)).toBe(false);
    expect(await due()).toBe(320);
    expect(await finish("1", 2)).toBe(true);
    expect(await renew(2, 1_000)).toBe(false);
  });

  test("workers that claim at the same time never get the same job", async () => {
    for (let n = 0; n < 60; n++) await schedule(`${n}`, n % 7, {}, `person-${n % 5}`);
    const taken = (await Promise.all(Array.from({ length: 12 }, () => claim(100, 7)))).flat();
    expect(taken).toHaveLength(60);
    expect(new Set(ids(taken)).size).toBe(60);
  });

  test("a finished job is gone", async () => {
    await schedule("1", 0);
    await claim(0);
    expect(await finish("1", 1)).toBe(true);
    expect(await opened().store.depth("q")).toBe(0);
    expect(await claim(1e6)).toEqual([]);
  });

  test("a job can still be finished after its lease unless another process took it over", async () => {
    await schedule("1", 0);
    await schedule("2", 0);
    await claim(0);
    expect(await finish("1", 1)).toBe(true);
    await claim(1_000);
    expect(await finish("2", 1)).toBe(false);
    expect(await finish("2", 2)).toBe(true);
  });

  test("a job that is not claimed, was finished, or never existed cannot be finished", async () => {
    await schedule("1", 0);
    expect(await finish("1", 0)).toBe(false);
    expect(await finish("1", 1)).toBe(false);
    await claim(0);
    await finish("1", 1);
    expect(await finish("1", 1)).toBe(false);
    expect(await finish("never", 1)).toBe(false);
  });

  test("whether a job is held is answered like finishing it would be", async () => {
    const holds = (number: number) => opened().store.holds({ queue: "q", id: "1", partition: "ala", claim: number });
    expect(await holds(1)).toBe(false);
    await schedule("1", 0);
    expect(await holds(0)).toBe(false);
    await claim(0);
    expect(await holds(1)).toBe(true);
    await claim(1_000);
    expect([await holds(1), await holds(2)]).toEqual([false, true]);
  });

  test("a job scheduled as held is hidden from others until then, and its writer finishes it with claim 1", async () => {
    await schedule("1", 0, { heldForMs: 50 });
    await schedule("2", 0, { heldForMs: 50 });
    expect(await claim(49)).toEqual([]);
    expect(await finish("1", 1)).toBe(true);
    expect((await claim(50)).map((it) => [it.id, it.claim])).toEqual([["2", 2]]);
    expect(await finish("2", 1)).toBe(false);
  });

  test("scheduling an existing job moves its time and payload", async () => {
    await schedule("1", 10);
    await schedule("1", 99, { payload: "new" });
    expect(await opened().store.depth("q")).toBe(1);
    expect(await claim(98)).toEqual([]);
    expect((await claim(99))[0]?.payload).toBe("new");
  });

  test("a job that somebody else moved no longer belongs to its holder", async () => {
    await schedule("1", 0);
    await claim(0);
    await schedule("1", 5);
    expect(await finish("1", 1)).toBe(false);
    expect((await claim(5))[0]?.claim).toBe(2);
    expect(await finish("1", 1)).toBe(false);
    expect(await finish("1", 2)).toBe(true);
  });

  test("the holder of a job can finish it and schedule it again in one commit, and old claims stay invalid", async () => {
    await schedule("1", 0);
    await claim(0);
    await claim(100);
    const next = { queue: "q", id: "1", dueAt: 500, payload: "again" };
    const again = (number: number) => at("ala", { finish: [{ queue: "q", id: "1", claim: number }], schedule: [next] });
    expect(await again(1)).toBe(false);
    expect(await again(2)).toBe(true);
    expect(await again(2)).toBe(false);
    expect((await claim(500)).map((it) => [it.payload, it.claim])).toEqual([["again", 3]]);
    for (const old of [1, 2]) expect(await finish("1", old)).toBe(false);
    expect(await finish("1", 3)).toBe(true);
  });

  test("a holder that schedules its job again as held goes on with the next claim", async () => {
    await schedule("1", 0, { heldForMs: 10 });
    const next = { queue: "q", id: "1", dueAt: 5, heldForMs: 90, payload: 1 };
    expect(await at("ala", { finish: [{ queue: "q", id: "1", claim: 1 }], schedule: [next] })).toBe(true);
    expect(await finish("1", 1)).toBe(false);
    expect(await finish("1", 2)).toBe(true);
  });

  test("a worker that slept through its lease cannot finish the job that later got the same id", async () => {
    await schedule("1", 0);
    await claim(0);
    await claim(100);
    await finish("1", 2);
    await schedule("1", 200);
    expect((await claim(200))[0]?.claim).toBe(3);
    expect(await finish("1", 1)).toBe(false);
  });

  test("a worker that slept cannot finish the job that got the same id after a cancellation", async () => {
    await schedule("1", 0);
    await claim(0);
    await at("ala", { cancel: [{ queue: "q", id: "1" }] });
    await schedule("1", 1);
    expect((await claim(1))[0]?.claim).toBe(2);
    expect(await finish("1", 1)).toBe(false);
  });

  test("a cancelled job is gone, whoever holds it, and cancelling a missing job is no failure", async () => {
    await schedule("1", 0);
    await claim(0);
    expect(await at("ala", { cancel: [{ queue: "q", id: "1" }] })).toBe(true);
    expect(await at("ala", { cancel: [{ queue: "q", id: "1" }] })).toBe(true);
    expect(await opened().store.depth("q")).toBe(0);
    expect(await finish("1", 1)).toBe(false);
  });

  test("two partitions may use one id for two jobs", async () => {
    await schedule("1", 10, { payload: "ala's" }, "ala");
    await schedule("1", 20, { payload: "ola's" }, "ola");
    expect(await opened().store.depth("q")).toBe(2);
    await at("ola", { cancel: [{ queue: "q", id: "1" }] });
    expect((await claim(99)).map((it) => [it.partition, it.payload])).toEqual([["ala", "ala's"]]);
  });

  test("queues do not see each other's jobs", async () => {
    await schedule("1", 10, { queue: "q2" });
    await schedule("1", 20);
    const { store } = opened();
    expect([await store.depth("q"), await store.depth("q2"), await store.depth("none")]).toEqual([1, 1, 0]);
    expect([await due("q"), await due("q2"), await due("none")]).toEqual([20, 10, undefined]);
    expect(await claim(10)).toEqual([]);
  });

  test("the next due time is the earliest one, and a claimed job counts at the end of its lease", async () => {
    await schedule("1", 10);
    await schedule("2", 500);
    expect(await due()).toBe(10);
    await claim(10, 1, 100);
    expect(await due()).toBe(110);
    await finish("1", 1);
    expect(await due()).toBe(500);
  });

  test("depth counts all jobs, whether due, claimed or in the far future", async () => {
    for (let n = 0; n < 25; n++) await schedule(`${n}`, n);
    await claim(5, 3);
    expect(await opened().store.depth("q")).toBe(25);
  });

  test("a job without a finite time is a coded fault", async () => {
    await expect(schedule("1", NaN)).rejects.toMatchObject({ code: "store.value" });
    await expect(schedule("1", 0, { heldForMs: Infinity })).rejects.toMatchObject({ code: "store.value" });
  });
}
