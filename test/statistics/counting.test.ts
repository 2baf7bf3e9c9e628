import { readCounts } from "../../src/statistics/read";
import { counterOf } from "../../src/statistics/counter";
import { createStatistics, statisticsQueue } from "../../src/statistics/statistics";
import { silentLog } from "../../src/ops/log";
import type { Store } from "../../src/store/port";
import { memoryStore } from "../support/memoryStore";

const monday = Date.parse("2026-11-30T10:00:00Z");
const signedIn = { name: "funnel", labels: { way: "first", stage: "signedIn" } } as const;
const thisWeek = "2026-W49";

let ids = 0;
function processOf(store: Store, counted: string[] = []) {
  return createStatistics({
    store,
    clock: () => monday,
    random: () => 0.9,
    ids: () => `id${String(++ids)}`,
    timeZone: "Europe/Warsaw",
    log: silentLog,
    onCounted: (counter) => counted.push(counter),
  });
}

const countsIn = async (store: Store): Promise<Record<string, number>> =>
  Object.fromEntries((await readCounts(store)).get(thisWeek) ?? []);

describe("an event that was committed to be counted", () => {
  const one = { [counterOf(signedIn)]: 1 };

  test("is counted once although the process dies before it can say so, and another one takes over", async () => {
    const store = memoryStore(undefined, () => monday);
    const dying = processOf({
      ...store,
      // Its own record is still written; that the job is done is never heard.
      commit: (it) => (it.finish ? Promise.reject(new Error("dead")) : store.commit(it)),
    });
    await store.commit({ partition: "account", schedule: [dying.jobFor(signedIn)] });
    const [first] = await store.claim(statisticsQueue, 1, 0);
    await expect(dying.perform(first!)).rejects.toThrow("dead");
    expect(await countsIn(store)).toEqual(one);

    const counted: string[] = [];
    const [again] = await store.claim(statisticsQueue, 1, 1_000);
    expect(await processOf(store, counted).perform(again!)).toBe("finished");
    expect(await countsIn(store)).toEqual(one);
    expect(counted).toEqual([]);
    expect(await store.depth(statisticsQueue)).toBe(0);
  });

  test("leaves no id behind once its job can never come again", async () => {
    const store = memoryStore(undefined, () => monday);
    const statistics = processOf(store);
    for (let event = 0; event < 3; event++) {
      await store.commit({
        partition: "account",
        schedule: [{ ...statistics.jobFor(signedIn), id: `a${String(event * 4)}` }],
      });
      for (const job of await store.claim(statisticsQueue, 1, 1_000)) await statistics.perform(job);
    }
    const kept: unknown[] = [];
    for await (const { value } of store.scan("statistics")) kept.push(value);
    expect(JSON.stringify(kept).match(/"a\d+"/g)?.length).toBeLessThan(3);
    expect(await countsIn(store)).toEqual({ [counterOf(signedIn)]: 3 });
  });

  test("is not lost when many processes count at the same moment", async () => {
    const store = memoryStore(undefined, () => monday);
    const processes = Array.from({ length: 8 }, () => processOf(store));
    await Promise.all(
      processes.map(async (it, index) => {
        const jobs = Array.from({ length: 5 }, () => it.jobFor(signedIn));
        await store.commit({ partition: `account${String(index)}`, schedule: jobs });
        const claimed = await store.claim(statisticsQueue, 5, 1_000);
        await Promise.all(claimed.map((job) => it.perform(job)));
        for (let asked = 0; asked < 3; asked++) it.count("topic", { topic: "price" });
        await it.flush();
      }),
    );
    expect(await countsIn(store)).toEqual({ [counterOf(signedIn)]: 40, "topic topic=price": 24 });
  });
});

describe("an event that is counted in memory", () => {
  test("stays until the store can be written again", async () => {
    const store = memoryStore(undefined, () => monday);
    let isFull = true;
    const statistics = processOf({
      ...store,
      commit: (it) => (isFull ? Promise.reject(new Error("full")) : store.commit(it)),
    });
    statistics.count("topic", { topic: "price" });
    await statistics.flush();
    statistics.count("topic", { topic: "price" });
    isFull = false;
    await statistics.flush();
    await statistics.flush();
    expect(await countsIn(store)).toEqual({ "topic topic=price": 2 });
  });

  test("keeps only names of kinds: a text of a person can become no label", async () => {
    const store = memoryStore(undefined, () => monday);
    const statistics = processOf(store);
    for (const topic of ["Jan Kowalski", "44051401359", "jan@uni.opole.pl", "x".repeat(50)])
      statistics.count("topic", { topic });
    await statistics.flush();
    expect(await countsIn(store)).toEqual({ "topic topic=other": 4 });
  });
});
