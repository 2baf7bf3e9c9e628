import { randomUUID } from "node:crypto";
import { createEvenClock, type EvenClock } from "../../foundation/evenClock";
import type { RedisConnection } from "../../redis/connection";
import { startServerClock } from "../../redis/serverClock";
import { guarded, type Engine } from "../guarded";
import { untilReachable } from "../untilReachable";
import { lookEveryMs, type StoreEvents } from "../events";
import type { Store } from "../port";
import { commitArguments } from "./commit";
import { createJobs } from "./jobs";
import { allBuckets, createKeys } from "./keys";
import { createRecords } from "./records";
import { checkServers } from "./servers";
import { commitScript } from "./scripts";
import { watchRedis, type RedisWatch } from "./watchRedis";

export interface RedisStoreOptions extends StoreEvents {
  readonly redis: RedisConnection;
  /** The beginning of every key's name. Installations that share a Redis need different prefixes. */
  readonly prefix: string;
  /** A clock for tests; by default, the server's clock. */
  readonly clock?: () => number;
  readonly onWarning?: (message: string) => void;
  /** How often the servers are checked, in milliseconds. */
  readonly everyMs?: number;
}

export interface RedisStore extends Store {
  /** The clock that the store uses: the server's, unless a test passes its own. */
  readonly clock: EvenClock;
}

/**
 * Opens the engine for several processes: Redis, or a Redis Cluster.
 *
 * A commit is one script, which the server runs atomically. If the connection breaks before the answer arrives, the same commit
 * is sent again under the same id, so that it is done only once and the answer is true. Durability when Redis itself fails
 * depends on how Redis is configured; deploy/README.md says which setting guarantees what.
 *
 * The server's clock decides which jobs are due and when leases end, as long as it does not jump.
 *
 * HAZARD: a failover to a replica loses what the replica had not yet received; see deploy/README.md.
 *
 * @throws `store.eviction` when Redis may throw data away, `store.away`, `store.refused`
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<RedisStore> {
  const { redis, prefix, clock, onLost } = options;
  await untilReachable(() => checkServers(redis, { onWarning: options.onWarning }));
  const server = await untilReachable(() => startServerClock(redis));
  const keys = createKeys(prefix);
  const records = createRecords(redis, keys);
  const even = createEvenClock({ clock: clock ?? (() => server.now()) });
  // Scripts read the server's clock themselves, unless the store currently uses another time.
  const given = (): string => (clock ? String(clock()) : even.aheadMs() === 0 ? "" : String(even.now()));
  const jobs = createJobs(redis, keys, given, (count) => onLost?.("jobs", count));
  const some = redis.isCluster ? allBuckets : allBuckets.slice(0, 1);

  const engine: Engine = {
    isShared: true,
    now: clock ?? (() => even.now()),
    get: (key) => records.get(key),
    async commit(commit) {
      const [named, args] = commitArguments(commit, randomUUID(), given(), keys);
      return (await redis.run(commitScript, named, args)) === 1;
    },
    claim: (queue, limit, leaseMs) => jobs.claim(queue, limit, leaseMs),
    renew: (job, leaseMs) => jobs.renew(job, leaseMs),
    holds: (job) => jobs.isHeldWith(job),
    untilDue: (queue) => jobs.untilDue(queue),
    scan: (kind, partition) => records.scan(kind, partition),
    depth: (queue) => jobs.depth(queue),
    async check() {
      const written = some.map((bucket) => keys.health(bucket));
      await Promise.all(written.map((key) => redis.command(key, ["SET", key, "1", "PX", "60000"])));
    },
  };
  const begin = async (): Promise<RedisWatch> => {
    await tryRights(engine);
    return untilReachable(() =>
      watchRedis({ ...options, keys, buckets: some, everyMs: options.everyMs ?? lookEveryMs }),
    );
  };
  const watch = await begin().catch((fault: unknown) => {
    server.stop();
    throw fault;
  });
  const check = async (): Promise<void> => {
    await watch.look();
    await engine.check();
  };
  const close = async (): Promise<void> => {
    server.stop();
    await watch.stop();
    await redis.close();
  };
  const store = guarded({ ...engine, check }, close, { refuse: () => watch.refuse() });
  return { ...store, clock: even };
}

/**
 * Performs the same operations as real commits once, with a record and a job that are removed again. When a command is not
 * allowed, a script stops in the middle and what it has written stays; that must show at start, not with a student's order.
 */
async function tryRights({ commit, renew }: Pick<Engine, "commit" | "renew">): Promise<void> {
  const id = randomUUID();
  const partition = `check ${id}`;
  const queue = "check";
  const key = { kind: "check", partition, id };
  const schedule = [{ queue, id, dueAt: 0, heldForMs: 60_000, payload: null }];
  await untilReachable(() => commit({ partition, expect: [{ key, rev: 0 }], put: [{ key, value: null }], schedule }));
  await untilReachable(() => renew({ queue, id, partition, claim: 1 }, 1));
  await untilReachable(() => commit({ partition, finish: [{ queue, id, claim: 1 }], delete: [key] }));
}
