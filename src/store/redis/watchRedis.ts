import { Fault } from "../../foundation/fault";
import { regularly } from "../../foundation/regularly";
import type { RedisConnection } from "../../redis/connection";
import type { StoreEvents } from "../events";
import { identify } from "./identity";
import type { Keys } from "./keys";
import { evictedBy, evictionOf } from "./servers";

export interface RedisWatchDeps extends StoreEvents {
  readonly redis: RedisConnection;
  readonly prefix: string;
  readonly keys: Keys;
  readonly buckets: readonly number[];
  readonly everyMs: number;
}

export interface RedisWatch {
  /** Throws the fault that the latest check found. */
  refuse(): void;
  /** @throws `store.eviction`, `store.exchanged`; `store.away` when no server can be reached */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Checks regularly that Redis still keeps everything: that it evicts nothing, and that it is the same Redis as at the start.
 * While a check fails, nothing is read or written, because every student would seem to be a new one.
 */
export async function watchRedis(deps: RedisWatchDeps): Promise<RedisWatch> {
  const { redis, prefix, keys, buckets, everyMs, onFault, onMended, onMade, onLost } = deps;
  const identity = await identify(redis, keys, buckets);
  if (identity.isNew) onMade?.(`${redis.where}, prefix ${prefix}`);
  const evicted = new Map<string, number>();
  let standing: Fault | undefined;

  async function countEvicted(): Promise<void> {
    let more = 0;
    for (const node of redis.nodes()) {
      const [now, before] = [await evictedBy(node), evicted.get(node.name)];
      evicted.set(node.name, now);
      // A server that was restarted counts from 0 again.
      if (before !== undefined) more += now < before ? now : now - before;
    }
    if (more > 0) onLost?.("keys", more);
  }

  async function found(): Promise<Fault | undefined> {
    await countEvicted();
    for (const node of redis.nodes()) {
      const evicting = await evictionOf(redis, node);
      if (evicting) return evicting;
    }
    return (await identity.isKept()) ? undefined : exchanged(redis.where);
  }

  async function look(): Promise<void> {
    const now = await found();
    const before = standing;
    standing = now;
    if (now && now.code !== before?.code) onFault?.(now);
    if (!now && before) onMended?.();
    if (now) throw now;
  }

  await look();
  // A check has already reported what it found, and the connection itself reports that Redis is away.
  const regular = regularly(everyMs, () => look().catch(() => undefined));
  return {
    refuse() {
      if (standing) throw standing;
    },
    look,
    stop: () => regular.stop(),
  };
}

const exchanged = (where: string) =>
  new Fault({
    code: "store.exchanged",
    message: `Redis at ${where} is not the one that this process has worked with: it came back empty, or another one answers there.`,
    next: "Bring its data back, then everything goes on by itself. If it is right as it is, restart every process (deploy/backup.md).",
  });
