import { randomUUID } from "node:crypto";
import type { RedisConnection } from "../../redis/connection";
import type { Keys } from "./keys";
import { namesIn } from "./names";

export interface Identity {
  /** Whether there was no store under the prefix before. */
  readonly isNew: boolean;
  /** Whether Redis still has the names: it is the same Redis as at the start and has kept its data. */
  isKept(): Promise<boolean>;
}

/**
 * Gives each bucket a random name, unless it has one, and remembers the names. A Redis that restarted empty has none of them, or
 * has names that another process set since. On a Cluster each node could restart empty by itself, so every bucket has its own
 * name.
 */
export async function identify(redis: RedisConnection, keys: Keys, buckets: readonly number[]): Promise<Identity> {
  const places = buckets.map((it) => keys.identity(it));
  const read = (): Promise<unknown[]> => Promise.all(places.map((it) => redis.command(it, ["GET", it])));
  const isNew = (await read()).every((it) => it === null) && (await isEmpty(redis, keys));
  await Promise.all(places.map((it) => redis.command(it, ["SET", it, randomUUID(), "NX"])));
  const known = await read();
  return { isNew, isKept: async () => (await read()).every((it, at) => it === known[at]) };
}

async function isEmpty(redis: RedisConnection, keys: Keys): Promise<boolean> {
  for await (const it of namesIn(redis, keys)) return !it;
  return true;
}
