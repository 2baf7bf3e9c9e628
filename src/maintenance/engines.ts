import { join } from "node:path";
import type { Besides } from "./reseal";
import { queueLifetimes } from "../privacy/lifetimes";
import type { RedisAddress } from "../redis/address";
import { openRedis, type RedisConnection } from "../redis/connection";
import type { Dump, Loader } from "../store/dump";
import { hasStore, openLmdbBeside, openLmdbDump, openLmdbReader } from "../store/lmdb/beside";
import { openLmdbLoader } from "../store/lmdb/load";
import type { Store } from "../store/port";
import { openRedisDump } from "../store/redis/dump";
import { openRedisLoader } from "../store/redis/load";
import { openRedisStore } from "../store/redis/redisStore";

/** The part of the configuration that says where the store is. */
interface Where {
  /** Undefined: in `dataDir`. */
  readonly redis: { readonly address: RedisAddress; readonly prefix: string } | undefined;
  readonly dataDir: string;
  readonly durability: "process" | "power";
}

/** Nobody waits for these commands, and a whole bucket takes longer than a turn. */
const patienceMs = 60_000;

const connect = (redis: NonNullable<Where["redis"]>): Promise<RedisConnection> =>
  openRedis({ address: redis.address, patienceMs });

const dirOf = ({ dataDir }: Where): string => join(dataDir, "store");

/** Reads the configured store beside the product. */
export async function openDump(config: Where): Promise<Dump> {
  if (!config.redis) return openLmdbDump(dirOf(config));
  const queues = Object.keys(queueLifetimes);
  return openRedisDump({ redis: await connect(config.redis), prefix: config.redis.prefix, queues });
}

/** Fills the configured store. @throws `store.inUse` when the product runs on it, as far as that can be seen */
export async function openLoader(config: Where): Promise<Loader> {
  if (!config.redis) return openLmdbLoader(dirOf(config));
  return openRedisLoader({ redis: await connect(config.redis), prefix: config.redis.prefix });
}

/** What a command that writes does with a store. */
export type BesideStore = Besides & Pick<Store, "close">;
export type StoreReader = Pick<Store, "get" | "scan" | "close">;

/** Works on the configured store beside the product. @throws `store.read` when there is none */
export async function openBeside(config: Where): Promise<BesideStore> {
  const { redis, durability } = config;
  if (!redis) return openLmdbBeside({ dir: dirOf(config), durability });
  return openRedisStore({ redis: await connect(redis), prefix: redis.prefix });
}

/** Reads records of the configured store beside the product. @throws `store.read` when there is none */
export const openReader = async (config: Where): Promise<StoreReader> =>
  config.redis ? openBeside(config) : openLmdbReader(dirOf(config));

/** Whether the configuration names a store that can be read from here. */
export const hasReader = (config: Where): boolean => config.redis !== undefined || hasStore(dirOf(config));
