import type { JobResult } from "../../src/outbox/attempt";
import { createWorker, type Worker } from "../../src/outbox/worker";
import { silentLog } from "../../src/ops/log";
import type { Job, Store } from "../../src/store/port";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { openStoreAt } from "../store/tempRedisStore";
import { until } from "../support/waiting";

const queue = "q";

describe("workers of several processes over one Redis", () => {
  let redis: RedisForTest;
  let stores: Store[];
  const running: Worker[] = [];
  let round = 0;
  beforeAll(async () => {
    redis = await openRedisForTest();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    const prefix = `${redis.prefix}:${round++}`;
    stores = await Promise.all([openStoreAt(redis.url, prefix), openStoreAt(redis.url, prefix)]);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((it) => it.stop()));
    await Promise.all(stores.map((it) => it.close()));
  });

  const [one, other] = [() => stores[0]!, () => stores[1]!];
  const worker = (store: Store, handle: (job: Job) => Promise<JobResult>, leaseMs: number): Worker => {
    const it = createWorker({
      store,
      queue,
      handle,
      leaseMs,
      concurrency: 8,
      idleMs: 20,
      clock: () => store.now(),
      random: Math.random,
      log: silentLog,
    });
    running.push(it);
    return it;
  };
  /** The job was due long ago, because the current time of a process may be slightly ahead of the server's clock. */
  const schedule = (partition: string, id: string): Promise<boolean> =>
    one().commit({ partition, schedule: [{ queue, id, dueAt: 0, payload: {} }] });

  test("share the jobs about evenly, and do each of them once", async () => {
    const count = 600;
    for (let n = 0; n < count; n++) await schedule(`person-${n % 200}`, `${n}`);
    const done = new Map<string, number>();
    const shares = [0, 0];
    await new Promise<void>((allDone) => {
      stores.forEach((store, place) => {
        worker(
          store,
          async ({ id }) => {
            // A process that is ahead by two handfuls of jobs waits until it no longer is, so the other process has to take the rest.
            const isAhead = (): boolean => shares[place]! > shares[1 - place]! + 16 && done.size < count - 16;
            await until("the other process to take its share", () => !isAhead(), 2);
            done.set(id, (done.get(id) ?? 0) + 1);
            shares[place]! += 1;
            if (done.size === count) allDone();
            return "done";
          },
          10_000,
        ).start();
      });
    });
    expect([...done.values()].every((times) => times === 1)).toBe(true);
    expect(Math.min(...shares)).toBeGreaterThan(count / 4);
  });

  test("take over the job of a process that died, once its lease has ended", async () => {
    await schedule("ola", "a");
    const leaseMs = 400;
    const claimedAt = performance.now();
    expect(await one().claim(queue, 1, leaseMs)).toHaveLength(1);
    const taken = await new Promise<Job>((resolve) => {
      const handle = (job: Job): Promise<JobResult> => {
        resolve(job);
        return Promise.resolve("done");
      };
      worker(other(), handle, leaseMs).start();
    });
    expect(taken).toMatchObject({ id: "a", claim: 2 });
    expect(performance.now() - claimedAt).toBeGreaterThanOrEqual(leaseMs - 5);
  });

  test("leave a job alone that takes longer than a lease, as long as its process lives", async () => {
    await schedule("ola", "slow");
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let runs = 0;
    const handle = async ({ id }: Job): Promise<JobResult> => {
      if (id === "slow") {
        runs += 1;
        await ended;
      }
      return "done";
    };
    // The lease is renewed three times before it ends, so a process that is held up for more than a second still renews it in time.
    const leaseMs = 2_000;
    worker(one(), handle, leaseMs).start();
    await until("the slow job to begin", () => runs > 0);
    worker(other(), handle, leaseMs).start();
    // Other jobs come and go for more than two leases.
    const over = AbortSignal.timeout(2.5 * leaseMs);
    while (!over.aborted) {
      await schedule("jan", "quick");
      await until("the quick job to be done", async () => (await one().depth(queue)) <= 1);
    }
    end();
    await until("the slow job to be done", async () => (await one().depth(queue)) === 0);
    expect(runs).toBe(1);
  });
});
