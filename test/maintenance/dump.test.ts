import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseRedisUrl, type RedisAddress } from "../../src/redis/address";
import { openRedis } from "../../src/redis/connection";
import type { Dump } from "../../src/store/dump";
import { openLmdbDump } from "../../src/store/lmdb/beside";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Store } from "../../src/store/port";
import { openRedisDump } from "../../src/store/redis/dump";
import { openRedisStore } from "../../src/store/redis/redisStore";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";

let people: readonly string[];
const thereAre = (count: number): void => void (people = Array.from({ length: count }, (_, at) => `fake:${at}`));

/** Writes two records and a job with the same number for each person in turn, in one commit each, and then begins again with the next number. */
async function keepWriting(store: Store, progress: { rounds: number }, isOver: () => boolean): Promise<void> {
  do {
    const number = progress.rounds + 1;
    for (const partition of people) {
      await store.commit({
        partition,
        put: [
          { key: { kind: "person", partition }, value: number },
          { key: { kind: "ticket", partition, id: "L-1" }, value: number },
        ],
        schedule: [{ queue: "outbox", id: "job", dueAt: 0, payload: number }],
      });
    }
    progress.rounds = number;
  } while (!isOver());
}

/** For each person, the numbers in their records and in their job. */
async function numbersIn(dump: Dump): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for await (const it of dump.read()) {
    const partition = it.kind === "record" ? it.key.partition : it.partition;
    found.set(partition, [...(found.get(partition) ?? []), Number(it.kind === "record" ? it.value : it.payload)]);
    // This lets other code run in the middle of the dump.
    await new Promise(setImmediate);
  }
  return found;
}

describe("a dump that is taken while the product writes", () => {
  let dir: string;
  let redis: RedisForTest | undefined;
  let store: Store;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "legitka-dump-"));
  });
  afterEach(async () => {
    await store.close();
    await redis?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function dumpsWhileWriting(open: () => Promise<Dump> | Dump): Promise<Map<string, number[]>[]> {
    const progress = { rounds: 0 };
    await keepWriting(store, progress, () => true);
    const dumps: Map<string, number[]>[] = [];
    const isEnough = (): boolean => progress.rounds > 5 && dumps.length > 4;
    const writing = keepWriting(store, progress, isEnough);
    while (!isEnough()) {
      const dump = await open();
      dumps.push(await numbersIn(dump));
      await dump.close();
    }
    await writing;
    return dumps;
  }

  test("shows everything as of one moment in lmdb", async () => {
    thereAre(20);
    store = await openLmdbStore({ dir, durability: "process" });
    for (const found of await dumpsWhileWriting(() => openLmdbDump(dir))) {
      const numbers = people.map((person) => found.get(person) ?? []);
      for (const [one, other, job] of numbers) expect([other, job]).toEqual([one, one]);
      // The people who were written first have the number of those after them or the next one, so the number changes at one place at most.
      const steps = numbers.map(([it]) => it ?? 0);
      expect([...steps].sort((a, b) => b - a)).toEqual(steps);
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
    }
  });

  test("shows each person as of one moment in Redis", async () => {
    thereAre(150);
    redis = await openRedisForTest();
    const { url, prefix } = redis;
    const address = parseRedisUrl(url) as RedisAddress;
    store = await openRedisStore({ redis: await openRedis({ address }), prefix });
    const open = async () => openRedisDump({ redis: await openRedis({ address }), prefix, queues: [] });
    for (const found of await dumpsWhileWriting(open)) {
      const numbers = people.map((person) => found.get(person) ?? []);
      for (const [one, other, job] of numbers) expect([other, job]).toEqual([one, one]);
    }
  });
});
