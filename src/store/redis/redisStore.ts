import { randomUUID } from "node:crypto";
import type { RedisConnection } from "../../redis/connection";
import { startServerClock } from "../../redis/serverClock";
import { checkCommit, checkNames } from "../commitRules";
import { storeClosed } from "../faults";
import type { Store } from "../port";
import { commitArguments } from "./commit";
import { createJobs } from "./jobs";
import { allBuckets, createKeys } from "./keys";
import { createRecords } from "./records";
import { checkServers } from "./servers";
import { commitScript } from "./scripts";

export interface RedisStoreOptions {
  readonly redis: RedisConnection;
  /** Begins the name of every key; installations that share a Redis have different ones. */
  readonly prefix: string;
  /** Time as tests want it; left out, the server's. */
  readonly clock?: () => number;
  readonly onWarning?: (message: string) => void;
}

/**
 * The engine for several processes: Redis, or a Redis Cluster.
 *
 * A commit is one script, run by the server in one go. When the way to it breaks before the answer, the same commit is sent
 * again and known by its name, so that it is done once and its answer is true. What survives when Redis itself fails is
 * Redis' own promise; deploy/README.md says which setting promises what.
 *
 * What is due and when leases end is decided by the server's clock.
 *
 * HAZARD: a failover to a replica loses what the replica had not yet got; see deploy/README.md.
 *
 * @throws `store.eviction` when Redis may throw data away, `store.away`, `store.refused`
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<Store> {
  const { redis, prefix, clock } = options;
  await checkServers(redis, options.onWarning);
  const server = await startServerClock(redis);
  const keys = createKeys(prefix);
  const records = createRecords(redis, keys);
  const given = (): string => (clock ? String(clock()) : "");
  const jobs = createJobs(redis, keys, given);

  let closing: Promise<void> | undefined;
  const guard = (): void => {
    if (closing) throw storeClosed();
  };

  return {
    isShared: true,
    now: clock ?? (() => server.now()),
    async get(key) {
      guard();
      checkNames(key.id === undefined ? [key.kind, key.partition] : [key.kind, key.partition, key.id]);
      return records.get(key);
    },
    async commit(commit) {
      guard();
      checkCommit(commit);
      const [named, args] = commitArguments(commit, randomUUID(), given(), keys);
      return (await redis.run(commitScript, named, args)) === 1;
    },
    async claim(queue, limit, leaseMs) {
      guard();
      return jobs.claim(queue, limit, leaseMs);
    },
    async renew(job, leaseMs) {
      guard();
      return jobs.renew(job, leaseMs);
    },
    async holds(job) {
      guard();
      return jobs.isHeldWith(job);
    },
    async untilDue(queue) {
      guard();
      return jobs.untilDue(queue);
    },
    async *scan(kind, partition) {
      guard();
      for await (const stored of records.scan(kind, partition)) {
        yield stored;
        guard();
      }
    },
    async depth(queue) {
      guard();
      return jobs.depth(queue);
    },
    async check() {
      guard();
      const some = redis.isCluster ? allBuckets : allBuckets.slice(0, 1);
      const written = some.map((bucket) => keys.health(bucket));
      await Promise.all(written.map((key) => redis.command(key, ["SET", key, "1", "PX", "60000"])));
    },
    close() {
      server.stop();
      closing ??= redis.close();
      return closing;
    },
  };
}
