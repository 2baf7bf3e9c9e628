import * as fc from "fast-check";
import type { Commit, Job } from "../../src/store/port";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { memoryData, memoryStore } from "../support/memoryStore";
import { all, nextDue, note, type Opened } from "./contract/opened";
import { openTempRedisStore } from "./tempRedisStore";
import { openTempStore } from "./tempStore";

/** There are few names, so that operations meet; one of them has everything that is difficult for the encoding of a key. */
const partition = fc.constantFrom("a", "ab", "ż🪪\u0001 \uffff");
const id = fc.constantFrom("1", "12", "\u0001");
const queue = fc.constantFrom("q", "q2");
const time = fc.constantFrom(-3.5, 0, 5, 50, 1e13);
const small = fc.integer({ min: 0, max: 3 });
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 2 });

const commit: fc.Arbitrary<Commit> = partition.chain((in_) => {
  const key = fc.option(id, { nil: undefined }).map((it) => note(in_, it));
  return fc.record({
    partition: fc.constant(in_),
    expect: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, list(fc.record({ key, rev: small }))),
    put: list(fc.record({ key, value: fc.jsonValue({ maxDepth: 2 }) })),
    delete: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, list(key)),
    schedule: list(
      fc.record(
        { queue, id, dueAt: time, payload: fc.jsonValue({ maxDepth: 1 }), heldForMs: fc.constantFrom(0, 7, 60) },
        { requiredKeys: ["queue", "id", "dueAt", "payload"] },
      ),
    ),
    finish: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, list(fc.record({ queue, id, claim: small }))),
    cancel: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, list(fc.record({ queue, id }))),
  });
});

type Timed = Pick<Opened, "store" | "setNow">;
type Act = (opened: Timed) => Promise<unknown>;
const inOrder = (jobs: Job[]): string[] => jobs.map((it) => JSON.stringify(it)).sort();
const act: fc.Arbitrary<{ name: string; act: Act }> = fc.oneof(
  {
    arbitrary: commit.map((it) => ({ name: JSON.stringify(it), act: ({ store }: Timed) => store.commit(it) })),
    weight: 3,
  },
  fc.record({ queue, now: time, leaseMs: fc.constantFrom(1, 20) }).map((it) => ({
    name: `claim ${JSON.stringify(it)}`,
    act: async ({ store, setNow }: Timed) => {
      setNow(it.now);
      return inOrder(await store.claim(it.queue, 100, it.leaseMs));
    },
  })),
);

async function everything({ store, setNow }: Timed): Promise<unknown> {
  const records = (await all(store.scan("note"))).map((it) => JSON.stringify([it.key, it.rev, it.value])).sort();
  const queues = await Promise.all(["q", "q2"].map(async (it) => [await nextDue(store, it), await store.depth(it)]));
  setNow(1e14);
  const left = await Promise.all(["q", "q2"].map(async (it) => inOrder(await store.claim(it, 100, 1))));
  return { records, queues, left };
}

async function compare(open: () => Promise<Opened>, countsOn: boolean): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
      const opened = await open();
      let now = 0;
      const model: Timed = { store: memoryStore(memoryData(countsOn), () => now), setNow: (ms) => void (now = ms) };
      try {
        for (const it of acts) expect([it.name, await it.act(opened)]).toEqual([it.name, await it.act(model)]);
        expect(await everything(opened)).toEqual(await everything(model));
      } finally {
        await opened.destroy();
      }
    }),
    { numRuns: 150 },
  );
}

describe("any sequence of commits and claims leaves the engine and the model in memory with the same answers and content", () => {
  let redis: RedisForTest;
  beforeAll(async () => {
    redis = await openRedisForTest();
  });
  afterAll(() => redis.close());

  test("LMDB", () => compare(openTempStore, false));
  test("Redis", () => compare(() => openTempRedisStore(redis.url), true));
});
