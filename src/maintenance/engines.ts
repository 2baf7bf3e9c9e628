import { join } from "node:path";
import type { Besides } from "./reseal";
import { queueLifetimes } from "../privacy/lifetimes";
import type { RedisAddress } from "../redis/address";
import { openRedis, type RedisConnection } from "../redis/connection";
import type { Dump, Loader } from "../store/dump";
import { openLmdbBeside, openLmdbDump, openLmdbReader, verifyLmdb } from "../store/lmdb/beside";
import { hasStore } from "../store/lmdb/file/guard";
import type { Verified } from "../store/lmdb/file/verify";
import { openLmdbLoader } from "../store/lmdb/load";
import type { Store } from "../store/port";
import { openRedisDump } from "../store/redis/dump";
import { openRedisLoader } from "../store/redis/load";
import { openRedisStore } from "../store/redis/redisStore";

/** The part of the configuration that says where the store is. */
interface Where {
  /** Undefined when the store is in `dataDir`. */
  readonly redis: { readonly address: RedisAddress; readonly prefix: string } | undefined;
  readonly dataDir: string;
  readonly durability: "process" | "power";
}

/** Longer than usual, because nobody is waiting for these commands and reading a whole bucket takes longer than a turn. */
const waitMs = 60_000;

const connect = (redis: NonNullable<Where["redis"]>): Promise<RedisConnection> =>
  openRedis({ address: redis.address, waitMs });

const dirOf = ({ dataDir }: Where): string => join(dataDir, "store");

/** Opens the configured store for a dump, while the product may be running. */
export async function openDump(config: Where): Promise<Dump> {
  if (!config.redis) return openLmdbDump(dirOf(config));
  const queues = Object.keys(queueLifetimes);
  return openRedisDump({ redis: await connect(config.redis), prefix: config.redis.prefix, queues });
}

/**
 * Opens the configured store for a restore.
 *
 * @throws `store.inUse` when the product is running on it, as far as this can be detected
 */
export async function openLoader(config: Where): Promise<Loader> {
  if (!config.redis) return openLmdbLoader(dirOf(config));
  return openRedisLoader({ redis: await connect(config.redis), prefix: config.redis.prefix });
}

/** The operations that a command that writes may perform on a store. */
export type BesideStore = Besides & Pick<Store, "close">;
export type StoreReader = Pick<Store, "get" | "scan" | "close">;

/**
 * Opens the configured store for reading and writing, while the product may be running.
 *
 * @throws `store.read` when there is none
 */
export async function openBeside(config: Where): Promise<BesideStore> {
  const { redis, durability } = config;
  if (!redis) return openLmdbBeside({ dir: dirOf(config), durability });
  return openRedisStore({ redis: await connect(redis), prefix: redis.prefix });
}

/**
 * Opens the configured store for reading, while the product may be running.
 *
 * @throws `store.read` when there is none
 */
export const openReader = async (config: Where): Promise<StoreReader> =>
  config.redis ? openBeside(config) : openLmdbReader(dirOf(config));

/**
 * Verifies the file of the configured store; undefined for Redis, which checks its own data.
 *
 * @throws `store.damaged`; `store.read` when there is none
 */
export const verifyConfigured = async (config: Where): Promise<Verified | undefined> =>
  config.redis ? undefined : verifyLmdb(dirOf(config), config.durability);

/** Whether the configured store exists and can be read from here. */
export const hasReader = (config: Where): boolean => config.redis !== undefined || hasStore(dirOf(config));
