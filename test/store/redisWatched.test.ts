import { createClient, type RedisClientType } from "redis";
import type { Fault } from "../../src/foundation/fault";
import { openRedis } from "../../src/redis/connection";
import { jobName } from "../../src/store/redis/texts";
import { openRedisStore } from "../../src/store/redis/redisStore";
import type { Store } from "../../src/store/port";
import { startRedis, type RedisServer } from "../support/redis/redisServer";
import { until } from "../support/waiting";
import { note } from "./contract/opened";
import { addressOf } from "./tempRedisStore";

const partition = "ala";
const key = note(partition);
const prefix = "legitka:test";

describe("a Redis that changes while the product runs", () => {
  let server: RedisServer;
  let client: RedisClientType;
  let store: Store;
  let told: (Fault | "mended")[];
  let made: string[];
  let lost: Record<"keys" | "jobs", number>;

  const open = async (everyMs = 10): Promise<Store> =>
    openRedisStore({
      redis: await openRedis({ address: addressOf(server.url) }),
      prefix,
      everyMs,
      onFault: (it) => void told.push(it),
      onMended: () => void told.push("mended"),
      onMade: (it) => void made.push(it),
      onLost: (what, count) => void (lost[what] += count),
    });
  beforeEach(async () => {
    server = await startRedis({ appendfsync: "no" });
    client = createClient({ url: server.url });
    await client.connect();
    [told, made, lost] = [[], [], { keys: 0, jobs: 0 }];
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    client.destroy();
    await server.destroy();
  });
  const write = (value: unknown): Promise<boolean> => store.commit({ partition, put: [{ key, value }] });

  test("is not used while it may evict keys, which is reported once, and is used again afterwards", async () => {
    await client.configSet("maxmemory-policy", "allkeys-lru");
    await until("the store to notice", () => told.length > 0);
    await expect(write(1)).rejects.toMatchObject({ code: "store.eviction" });
    await expect(store.check()).rejects.toMatchObject({ code: "store.eviction" });
    expect(told).toMatchObject([{ code: "store.eviction" }]);
    await client.configSet("maxmemory-policy", "noeviction");
    await until("the store to go on", () => told.length > 1);
    expect(told.at(-1)).toBe("mended");
    expect(await write(1)).toBe(true);
  });

  test("leads to a report of how many keys it has evicted", async () => {
    for (let n = 0; n < 200; n++)
      await store.commit({ partition: `p${n}`, put: [{ key: note(`p${n}`), value: "x".repeat(20_000) }] });
    await client.configSet({ "maxmemory-policy": "allkeys-random", maxmemory: "3mb" });
    await client.set("anything", "else");
    await until("the evicted keys to be counted", () => lost.keys > 0);
    await client.configSet({ maxmemory: "0" });
    const stats = await client.info("stats");
    const evicted = Number(/evicted_keys:(\d+)/.exec(stats)?.[1]);
    await until("all of them to be counted", () => lost.keys === evicted);
  });

  test("is not used when it comes back empty until a process is started on it, and then not by the other processes", async () => {
    await write("kept");
    await client.flushAll();
    await until("the store to notice", () => told.length > 0);
    expect(told).toMatchObject([{ code: "store.exchanged", next: expect.stringContaining("restart") as string }]);
    await expect(write("new")).rejects.toMatchObject({ code: "store.exchanged" });
    await expect(store.check()).rejects.toMatchObject({ code: "store.exchanged" });
    const restarted = await open(3_600_000);
    expect(made).toHaveLength(2);
    expect(await restarted.commit({ partition, put: [{ key, value: "new" }] })).toBe(true);
    await restarted.close();
    await expect(write("old")).rejects.toMatchObject({ code: "store.exchanged" });
    expect(told).toHaveLength(1);
  });

  test("is noticed by a readiness check even before the next regular look", async () => {
    const asked = await open(3_600_000);
    await client.flushAll();
    await expect(asked.check()).rejects.toMatchObject({ code: "store.exchanged" });
    await asked.close();
  });

  test("is used again when its data is back", async () => {
    await write("kept");
    const names = await client.keys("*:n");
    const [identity = ""] = names;
    const value = (await client.get(identity)) ?? "";
    await client.del(identity);
    await until("the store to notice", () => told.length > 0);
    await client.set(identity, value);
    await until("the store to go on", () => told.at(-1) === "mended");
    expect((await store.get(key))?.value).toBe("kept");
  });

  test("is reported as a new store only when there was none", async () => {
    expect(made).toEqual([expect.stringContaining(prefix)]);
    await write("kept");
    await (await open()).close();
    // This imitates a store of a version that gave no names.
    await client.del(await client.keys("*:n"));
    await store.close();
    store = await open();
    expect(made).toHaveLength(1);
  });

  test("a job of which only its time is left is removed and counted, and the other jobs are done", async () => {
    for (const id of ["1", "2", "3"])
      await store.commit({ partition, schedule: [{ queue: "q", id, dueAt: 0, payload: id }] });
    const [rows = ""] = await client.keys("*:j:q");
    await client.hDel(rows, jobName(partition, "2"));
    const taken = await store.claim("q", 10, 60_000);
    expect(taken.map(({ id }) => id)).toEqual(["1", "3"]);
    expect(lost).toEqual({ keys: 0, jobs: 1 });
    expect(await store.depth("q")).toBe(2);
  });
});
