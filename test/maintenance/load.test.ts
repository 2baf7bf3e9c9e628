import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseRedisUrl, type RedisAddress } from "../../src/redis/address";
import { openRedis, type RedisConnection } from "../../src/redis/connection";
import type { Dump, Dumped, Loader } from "../../src/store/dump";
import { openLmdbDump } from "../../src/store/lmdb/beside";
import { openLmdbLoader } from "../../src/store/lmdb/load";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Store } from "../../src/store/port";
import { openRedisDump } from "../../src/store/redis/dump";
import { openRedisLoader } from "../../src/store/redis/load";
import { openRedisStore } from "../../src/store/redis/redisStore";
import { startCluster } from "../support/redis/redisCluster";
import { openRedisForTest } from "../support/redis/redisForTest";

interface Engine {
  loader(): Loader | Promise<Loader>;
  dump(): Dump | Promise<Dump>;
  store(): Promise<Store>;
  close(): Promise<void>;
}

function onLmdb(): Promise<Engine> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-load-"));
  const at = join(dir, "store");
  return Promise.resolve({
    loader: () => openLmdbLoader(at),
    dump: () => openLmdbDump(at),
    store: () => openLmdbStore({ dir: at, durability: "process" }),
    close() {
      rmSync(dir, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}

function onRedis(url: string, prefix: string, close: () => Promise<void>): Engine {
  const connect = (): Promise<RedisConnection> => openRedis({ address: parseRedisUrl(url) as RedisAddress });
  return {
    loader: async () => openRedisLoader({ redis: await connect(), prefix }),
    dump: async () => openRedisDump({ redis: await connect(), prefix, queues: ["outbox"] }),
    store: async () => openRedisStore({ redis: await connect(), prefix }),
    close,
  };
}

const engines: Record<string, () => Promise<Engine>> = {
  lmdb: onLmdb,
  async Redis() {
    const { url, prefix, close } = await openRedisForTest();
    return onRedis(url, prefix, close);
  },
  async "a Redis Cluster"() {
    const { url, destroy } = await startCluster();
    return onRedis(url, "legitka:[test]", destroy);
  },
};

const people = Array.from({ length: 300 }, (_, at) => `fake:Zażółć {${at}} "*"`);
const items: Dumped[] = people.flatMap((partition, at): Dumped[] => [
  {
    kind: "record",
    key: { kind: "person", partition },
    rev: at + 1,
    value: { v: 1, it: { words: "«gęś»\n\u2028 }" } },
  },
  { kind: "record", key: { kind: "ticket", partition, id: "L-1" }, rev: 1, value: null },
  { kind: "job", queue: "outbox", partition, id: "a", dueAt: at + 1, claim: 0, payload: { text: `"held":true,${at}` } },
  { kind: "job", queue: "follow", partition, id: "b", dueAt: 4e12 + at, claim: 7, payload: {} },
]);
const nameOf = (it: Dumped): string =>
  it.kind === "record"
    ? JSON.stringify([it.key.kind, it.key.partition, it.key.id])
    : JSON.stringify([it.queue, it.partition, it.id]);
const sorted = (them: readonly Dumped[]): Dumped[] => [...them].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

test.each(Object.keys(engines))("data that is loaded into %s is identical, and work on it goes on", async (name) => {
  const engine = await engines[name]!();
  try {
    const loader = await engine.loader();
    expect(await loader.isEmpty()).toBe(true);
    // When a thing comes twice, the later one counts.
    await loader.load(items.map((it) => (it.kind === "job" ? { ...it, at: 5e12, claim: 99 } : it)).slice(0, 40));
    await loader.load(items);
    await loader.finish();
    await loader.close();

    const dump = await engine.dump();
    const found: Dumped[] = [];
    for await (const it of dump.read()) found.push(it);
    await dump.close();
    expect(sorted(found)).toEqual(sorted(items));
    const second = await engine.loader();
    expect(await second.isEmpty()).toBe(false);
    await second.close();

    const store = await engine.store();
    const [first = ""] = people;
    expect((await store.get({ kind: "person", partition: people[9]! }))?.rev).toBe(10);
    const tickets = [];
    for await (const it of store.scan("ticket", first)) tickets.push(it.key.id);
    expect(tickets).toEqual(["L-1"]);
    const key = { kind: "person", partition: first };
    expect(await store.commit({ partition: first, expect: [{ key, rev: 2 }], put: [{ key, value: 1 }] })).toBe(false);
    expect(await store.commit({ partition: first, expect: [{ key, rev: 1 }], put: [{ key, value: 1 }] })).toBe(true);
    expect(await store.depth("follow")).toBe(people.length);
    expect(await store.claim("follow", 10, 1_000)).toEqual([]);
    const jobs = await store.claim("outbox", 1_000, 60_000);
    expect(jobs.map(({ payload }) => (payload as { text: string }).text)).toEqual(
      people.map((_, at) => `"held":true,${at}`),
    );
    for (const { claim, id, queue, partition } of jobs.slice(0, 3)) {
      expect(claim).toBe(1);
      expect(await store.commit({ partition, finish: [{ queue, id, claim }] })).toBe(true);
    }
    await store.close();
  } finally {
    await engine.close();
  }
});

test("a restore does not replace a store that was written to in the meantime", async () => {
  const at = mkdtempSync(join(tmpdir(), "legitka-load-"));
  const dir = join(at, "store");
  await (await openLmdbStore({ dir, durability: "power" })).close();
  const loader = await openLmdbLoader(dir);
  await loader.load([{ kind: "record", key: { kind: "note", partition: "restored" }, rev: 1, value: 1 }]);
  const product = await openLmdbStore({ dir, durability: "power" });
  await product.commit({ partition: "new", put: [{ key: { kind: "note", partition: "new" }, value: 1 }] });
  await product.close();
  await expect(loader.finish()).rejects.toMatchObject({ code: "store.notEmpty" });
  await loader.close();
  const store = await openLmdbStore({ dir, durability: "power" });
  expect(await store.get({ kind: "note", partition: "new" })).toBeDefined();
  await store.close();
  rmSync(at, { recursive: true, force: true });
});
