import * as fc from "fast-check";
import type { Job, Store } from "../../src/store/port";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { note } from "./contract/opened";
import { openTempRedisStore } from "./tempRedisStore";
import { openTempStore } from "./tempStore";

const partition = "ola";
const queue = "q";
const leaseMs = 100;
const counter = note(partition);

/** The next action of a process. Each of its calls to the store is a step, and a step of the other process may come between. */
type Act =
  | { readonly kind: "turn"; readonly holds: boolean }
  | { readonly kind: "work" }
  | { readonly kind: "renew" }
  | { readonly kind: "finish" }
  | { readonly kind: "putOff" }
  | { readonly kind: "cancel" }
  | { readonly kind: "crash" }
  | { readonly kind: "pass"; readonly ms: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("turn" as const), holds: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("work" as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("finish" as const) }) },
  ...(["renew", "putOff", "cancel", "crash"] as const).map((kind) => ({
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant(kind) }),
  })),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.constantFrom(60, 150) }) },
);

interface Life {
  now: number;
  setNow(ms: number): void;
  named: number;
  /** The jobs that were scheduled, and how often a process's finishing of each was accepted. */
  readonly finished: Map<string, number>;
  readonly cancelled: Set<string>;
  turns: number;
}

async function live(store: Store, acts: readonly Act[], life: Life): Promise<void> {
  let hand: Job[] = [];
  for (const it of acts) {
    switch (it.kind) {
      case "turn": {
        const stored = await store.get(counter);
        const value = Number(stored?.value ?? 0) + 1;
        const id = `${++life.named}`;
        const ok = await store.commit({
          partition,
          expect: [{ key: counter, rev: stored?.rev ?? 0 }],
          put: [{ key: counter, value }],
          schedule: [{ queue, id, dueAt: life.now, payload: id, ...(it.holds ? { heldForMs: leaseMs } : {}) }],
        });
        if (!ok) break;
        life.turns += 1;
        life.finished.set(id, 0);
        if (it.holds) hand.push({ queue, id, partition, payload: id, claim: 1 });
        break;
      }
      case "work":
        hand.push(...(await store.claim(queue, 2, leaseMs)));
        break;
      case "renew":
        if (hand[0]) await store.renew(hand[0], leaseMs);
        break;
      case "finish": {
        const job = hand.shift();
        if (!job) break;
        const done = note(partition, `done ${job.id}`);
        const ok = await store.commit({ partition, finish: [job], put: [{ key: done, value: job.claim }] });
        if (ok) life.finished.set(job.id, (life.finished.get(job.id) ?? 0) + 1);
        break;
      }
      case "putOff": {
        const job = hand.shift();
        if (job) await store.commit({ partition, finish: [job], schedule: [{ ...job, dueAt: life.now + 30 }] });
        break;
      }
      case "cancel": {
        const id = `${life.named}`;
        if (life.finished.get(id) !== 0) break;
        if (await store.commit({ partition, cancel: [{ queue, id }] })) life.cancelled.add(id);
        break;
      }
      case "crash":
        hand = [];
        break;
      case "pass":
        life.setNow((life.now += it.ms));
    }
  }
}

/** Runs two processes that share a person, with their steps mixed as the scheduler decides; then everything that is left is done. */
async function check(stores: readonly [Store, Store], setNow: (ms: number) => void, plan: Plan): Promise<void> {
  const { scheduler, acts } = plan;
  const life: Life = { now: 1_000, setNow, named: 0, finished: new Map(), cancelled: new Set(), turns: 0 };
  setNow(life.now);
  const mixed = stores.map((store) => mix(store, scheduler));
  await scheduler.waitFor(Promise.all(mixed.map((store, n) => live(store, acts[n] ?? [], life))));

  setNow((life.now += 1_000));
  const [store] = stores;
  for (let left = await store.claim(queue, 50, leaseMs); left.length > 0; left = await store.claim(queue, 50, leaseMs))
    for (const job of left) {
      expect(await store.commit({ partition, finish: [job] })).toBe(true);
      life.finished.set(job.id, (life.finished.get(job.id) ?? 0) + 1);
    }
  expect(Number((await store.get(counter))?.value ?? 0)).toBe(life.turns);
  expect((await store.get(counter))?.rev ?? 0).toBe(life.turns);
  expect(await store.depth(queue)).toBe(0);
  for (const [id, times] of life.finished)
    if (life.cancelled.has(id)) expect(times).toBeLessThanOrEqual(1);
    else expect([id, times]).toEqual([id, 1]);
}

interface Plan {
  readonly scheduler: fc.Scheduler;
  readonly acts: readonly (readonly Act[])[];
}

/** A store whose calls begin when the scheduler says so. */
const mix = (store: Store, scheduler: fc.Scheduler): Store =>
  new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function" || name === "now") return value;
      const call = value.bind(target) as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        await scheduler.schedule(Promise.resolve(), String(name));
        return call(...args);
      };
    },
  });

const plan: fc.Arbitrary<Plan> = fc.record({
  scheduler: fc.scheduler(),
  acts: fc.tuple(fc.array(act, { maxLength: 30, size: "max" }), fc.array(act, { maxLength: 30, size: "max" })),
});

describe("however the steps of two processes over one person are mixed, no turn is lost and no work is lost or counted twice", () => {
  let redis: RedisForTest;
  beforeAll(async () => {
    redis = await openRedisForTest();
  });
  afterAll(() => redis.close());

  test("on Redis, with a connection for each", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (it) => {
        const first = await openTempRedisStore(redis.url);
        const second = await openTempRedisStore(redis.url, first.prefix, () => first.store.now());
        try {
          await check([first.store, second.store], first.setNow, it);
        } finally {
          await Promise.all([first.destroy(), second.destroy()]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("on LMDB, with two workers of one process", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (it) => {
        const opened = await openTempStore();
        try {
          await check([opened.store, opened.store], opened.setNow, it);
        } finally {
          await opened.destroy();
        }
      }),
      { numRuns: 50 },
    );
  });
});
