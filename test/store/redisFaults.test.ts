import { createClient } from "redis";
import { openRedis } from "../../src/redis/connection";
import { openRedisStore } from "../../src/store/redis/redisStore";
import type { Store } from "../../src/store/port";
import { startRedisProxy, type RedisProxy } from "../support/redis/redisProxy";
import { startRedis, type RedisServer } from "../support/redis/redisServer";
import { note } from "./contract/opened";
import { addressOf, openStoreAt } from "./tempRedisStore";
import { patienceMs, until } from "../support/waiting";

const partition = "ala";
const key = note(partition);
const prefix = "legitka:test";

describe("the store while Redis fails", () => {
  let server: RedisServer;
  let proxy: RedisProxy;
  let store: Store;
  beforeEach(async () => {
    server = await startRedis({ appendfsync: "always" });
    proxy = await startRedisProxy(server.url);
    store = await openRedisStore({
      redis: await openRedis({ address: addressOf(proxy.url), waitMs: 1_000 }),
      prefix,
    });
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
    await server.destroy();
  });

  const increment = async (): Promise<boolean> => {
    const stored = await store.get(key);
    const value = Number(stored?.value ?? 0) + 1;
    return store.commit({ partition, expect: [{ key, rev: stored?.rev ?? 0 }], put: [{ key, value }] });
  };

  test("does a commit once and reports the right result when the connection is cut before the answer", async () => {
    await increment();
    const stored = await store.get(key);
    const swallowed = proxy.swallowReplies();
    const committed = store.commit({
      partition,
      expect: [{ key, rev: stored?.rev ?? 0 }],
      put: [{ key, value: 2 }],
      schedule: [{ queue: "q", id: "1", dueAt: 0, heldForMs: 60_000, payload: "mine" }],
    });
    await swallowed;
    expect(await committed).toBe(true);
    expect(await store.get(key)).toEqual({ key, rev: 2, value: 2 });
    expect(await store.holds({ queue: "q", id: "1", partition, claim: 1 })).toBe(true);
  });

  test("leaves nothing half done, wherever the connection is cut in the answers", async () => {
    let done = 0;
    for (const bytes of [1, 3, 10, 40, 200]) {
      proxy.cutAfter(bytes);
      for (let n = 0; n < 10; n++) if (await increment()) done += 1;
    }
    expect(done).toBe(50);
    expect((await store.get(key))?.value).toBe(50);
  });

  test("fails checks and writes while Redis is away, and goes on when it is back", async () => {
    await increment();
    await proxy.refuse();
    await expect(store.check()).rejects.toMatchObject({ code: "store.away" });
    await expect(increment()).rejects.toMatchObject({ code: "store.away" });
    await proxy.accept();
    await until("Redis to be back", async () => !(await store.check().catch(() => true)));
    expect(await increment()).toBe(true);
    expect((await store.get(key))?.value).toBe(2);
  });

  test("still has everything acknowledged after Redis was killed and started again", async () => {
    let acknowledged = 0;
    const writing = (async () => {
      while (acknowledged < 400) if (await increment().catch(() => false)) acknowledged += 1;
    })();
    for (let n = 0; n < 3; n++) {
      const reached = acknowledged + 40;
      await until(`${reached} acknowledged commits`, () => acknowledged >= reached, 0);
      await server.kill();
      await server.restart();
    }
    await writing;
    // A commit that was done but acknowledged too late for the writer is counted in the record and not among the acknowledged ones.
    expect(Number((await store.get(key))?.value)).toBeGreaterThanOrEqual(400);
    expect(Number((await store.get(key))?.value)).toBeLessThanOrEqual(403);
  });

  test("reports an incomplete scan when Redis was restarted during it", async () => {
    for (let n = 0; n < 2_500; n++) await store.commit({ partition: `p${n}`, put: [{ key: note(`p${n}`), value: n }] });
    const found = store.scan("note")[Symbol.asyncIterator]();
    await found.next();
    await server.kill();
    await server.restart();
    const rest = async (): Promise<void> => {
      while (!(await found.next()).done);
    };
    await expect(rest()).rejects.toMatchObject({ code: "store.moved" });
    let count = 0;
    for await (const it of store.scan("note")) count += it.rev;
    expect(count).toBe(2_500);
  });

  test("goes on after the scripts were flushed", async () => {
    await increment();
    const client = await createClient({ url: server.url }).connect();
    await client.scriptFlush();
    client.destroy();
    expect(await increment()).toBe(true);
  });
});

describe("the store on Redis", () => {
  let server: RedisServer;
  let store: Store;
  const open = (): Promise<Store> => openStoreAt(server.url, prefix);
  beforeEach(async () => {
    server = await startRedis({ appendfsync: "no" });
    store = await open();
  });
  afterEach(async () => {
    jest.useRealTimers();
    await store.close();
    await server.destroy();
  });

  test("refuses a Redis that throws data away when its memory is full", async () => {
    const evicting = await startRedis({ config: { maxmemory: "50mb", "maxmemory-policy": "allkeys-lru" } });
    const redis = await openRedis({ address: addressOf(evicting.url) });
    await expect(openRedisStore({ redis, prefix })).rejects.toMatchObject({
      code: "store.eviction",
      next: expect.stringContaining("noeviction") as string,
    });
    await redis.close();
    await evicting.destroy();
  });

  test("waits at the start for a Redis that answers nothing yet", async () => {
    const redis = await openRedis({ address: addressOf(server.url), waitMs: 50 });
    server.pause();
    await expect(redis.command("any", ["GET", "any"])).rejects.toMatchObject({ code: "store.away" });
    const opening = openRedisStore({ redis, prefix: "late" });
    await expect(redis.command("any", ["GET", "any"])).rejects.toMatchObject({ code: "store.away" });
    server.resume();
    await (await opening).close();
  });

  test("warns where Redis keeps no append-only file", async () => {
    const forgetful = await startRedis({ config: { appendonly: "no" } });
    const warnings: string[] = [];
    const redis = await openRedis({ address: addressOf(forgetful.url) });
    const opened = await openRedisStore({ redis, prefix, onWarning: (it) => void warnings.push(it) });
    expect(warnings).toHaveLength(1);
    await opened.close();
    await forgetful.destroy();
  });

  test("says so when Redis is full, and keeps what it has", async () => {
    await store.commit({ partition, put: [{ key, value: "kept" }] });
    const client = await createClient({ url: server.url }).connect();
    await client.configSet("maxmemory", "1mb");
    await expect(store.commit({ partition, put: [{ key, value: "new" }] })).rejects.toMatchObject({
      code: "store.write",
      message: expect.stringContaining("memory") as string,
    });
    client.destroy();
    expect((await store.get(key))?.value).toBe("kept");
  });

  test("lets jobs be finished while Redis is full, which frees memory", async () => {
    const long = "x".repeat(10_000);
    for (let n = 0; n < 100; n++)
      await store.commit({ partition, schedule: [{ queue: "q", id: `${n}`, dueAt: 0, payload: long }] });
    const client = await createClient({ url: server.url }).connect();
    await client.configSet("maxmemory", "1mb");
    await expect(store.commit({ partition, put: [{ key, value: 1 }] })).rejects.toMatchObject({ code: "store.write" });
    const taken = await store.claim("q", 100, 60_000);
    expect(taken).toHaveLength(100);
    expect(await store.renew(taken[0]!, 60_000)).toBe(true);
    await store.commit({ partition, finish: taken.map(({ queue, id, claim }) => ({ queue, id, claim })) });
    await client.configSet("maxmemory", "3mb");
    client.destroy();
    expect(await store.commit({ partition, put: [{ key, value: 1 }] })).toBe(true);
  });

  test("is not opened when a command that it needs is not allowed, because a commit would stop half-way", async () => {
    const strict = await startRedis({ user: "legitka", password: "secret", acl: "~* &* +@all -zadd" });
    const redis = await openRedis({ address: addressOf(strict.url) });
    await expect(openRedisStore({ redis, prefix })).rejects.toMatchObject({ code: "store.refused" });
    await redis.close();
    await strict.destroy();
  });

  test("hands the jobs that one commit scheduled for a person to one process, in their order", async () => {
    const other = await open();
    const people = Array.from({ length: 60 }, (_, n) => `person-${n}`);
    await Promise.all(
      people.map((it) =>
        store.commit({
          partition: it,
          schedule: ["0", "1", "2"].map((id) => ({ queue: "q", id, dueAt: 0, heldForMs: 0, payload: id })),
        }),
      ),
    );
    const takers = new Map<string, string[]>();
    for (let left = true; left;) {
      const claims = await Promise.all([store, other].map((it) => it.claim("q", 7, 60_000)));
      claims.forEach((jobs, taker) =>
        jobs.forEach(({ partition: it, id }) => takers.set(it, [...(takers.get(it) ?? []), `${id} by ${taker}`])),
      );
      left = claims.some((jobs) => jobs.length > 0);
    }
    expect(takers.size).toBe(60);
    for (const taken of takers.values())
      expect([
        ["0 by 0", "1 by 0", "2 by 0"],
        ["0 by 1", "1 by 1", "2 by 1"],
      ]).toContainEqual(taken);
    await other.close();
  });

  test("uses the server's clock, whatever this process's clock shows", async () => {
    await store.commit({ partition, schedule: [{ queue: "q", id: "1", dueAt: store.now(), payload: 1 }] });
    jest.useFakeTimers({ doNotFake: timersBut("Date"), now: Date.now() + 3_600_000 });
    const other = await open();
    expect(Math.abs(other.now() - (Date.now() - 3_600_000))).toBeLessThan(patienceMs);
    expect(await other.claim("q", 1, 60_000)).toHaveLength(1);
    expect(await store.claim("q", 1, 60_000)).toEqual([]);
    jest.setSystemTime(Date.now() + 3_600_000);
    expect(await other.claim("q", 1, 60_000)).toEqual([]);
    const until = await store.untilDue("q");
    expect(until).toBeGreaterThan(50_000);
    expect(until).toBeLessThanOrEqual(60_000);
    await other.close();
  });

  test("refuses a commit that expects a deleted record after it was written again", async () => {
    for (const value of [1, 2, 3]) await store.commit({ partition, put: [{ key, value }] });
    await store.commit({ partition, delete: [key] });
    for (const value of ["a", "b", "c"]) await store.commit({ partition, put: [{ key, value }] });
    expect(await store.commit({ partition, expect: [{ key, rev: 3 }], put: [{ key, value: 4 }] })).toBe(false);
    expect((await store.get(key))?.value).toBe("c");
  });

  test("keeps only expiring keys of finished jobs", async () => {
    const queue = "q";
    for (let n = 0; n < 200; n++) {
      const id = `${n}`;
      await store.commit({
        partition: `p${n % 9}`,
        schedule: [{ queue, id, dueAt: 0, heldForMs: 60_000, payload: n }],
      });
    }
    // The first holder finishes one half of the jobs; the other half is put off once, so that other processes may know old claims.
    for (let n = 0; n < 200; n++) {
      const held = { queue, id: `${n}`, claim: 1 };
      const at = `p${n % 9}`;
      await store.commit({
        partition: at,
        finish: [held],
        ...(n % 2 ? { schedule: [{ ...held, dueAt: 0, payload: n }] } : {}),
      });
    }
    for (const { partition: at, id, claim } of await store.claim(queue, 200, 60_000))
      await store.commit({ partition: at, finish: [{ queue, id, claim }] });
    const client = await createClient({ url: server.url }).connect();
    // The only other key is the one with the name that the store was given.
    const names = (await client.keys("*")).filter((it) => !it.endsWith("}:n"));
    const lives = await Promise.all(names.map((it) => client.pTTL(it)));
    client.destroy();
    expect(names.filter((it) => it.includes(":s:"))).toHaveLength(100);
    expect(names.filter((it) => it.includes(":s:0"))).toEqual([]);
    expect(lives.every((it) => it > 0 && it <= 2 * 24 * 60 * 60_000)).toBe(true);
  });

  test("leaves another installation's data on the same Redis alone", async () => {
    const redis = await openRedis({ address: addressOf(server.url) });
    const other = await openRedisStore({ redis, prefix: "legitka:*" });
    await store.commit({
      partition,
      put: [{ key, value: 1 }],
      schedule: [{ queue: "q", id: "1", dueAt: 0, payload: 1 }],
    });
    expect(await other.get(key)).toBeUndefined();
    expect(await other.depth("q")).toBe(0);
    for await (const it of other.scan("note")) throw new Error(`found ${it.key.partition}`);
    await other.close();
  });
});

/** Everything that jest can fake, except these. */
function timersBut(kept: string) {
  const clocks = ["hrtime", "performance", "Date"] as const;
  const ticks = ["nextTick", "queueMicrotask", "setImmediate", "clearImmediate"] as const;
  const timers = ["setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const;
  return [...clocks, ...ticks, ...timers].filter((it) => it !== kept);
}
