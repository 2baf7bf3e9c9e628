import { join } from "node:path";
import type { Config } from "../config/config";
import { createEvenClock, type EvenClock } from "../foundation/evenClock";
import type { Log } from "../ops/log";
import type { Metrics } from "../ops/metrics";
import { openRedis } from "../redis/connection";
import type { RunScript } from "../redis/script";
import { openLmdbStore } from "../store/lmdb/lmdbStore";
import type { Store } from "../store/port";
import { openRedisStore } from "../store/redis/redisStore";
import { storeEvents } from "./storeEvents";

export interface Kept {
  readonly store: Store;
  /** The clock that the store uses. */
  readonly clock: EvenClock;
  /**
   * How to run scripts on the same Redis, with the prefix for their keys; undefined with the embedded engine, which serves one
   * process only.
   */
  readonly redis: { readonly run: RunScript; readonly prefix: string } | undefined;
}

/** Opens the configured engine: Redis, for several processes, or otherwise files in DATA_DIR, for one process. */
export async function openStore(
  { redis, dataDir, durability }: Config,
  log: Log,
  metrics: Pick<Metrics, "storeLost">,
): Promise<Kept> {
  const events = storeEvents(log, metrics);
  if (!redis) {
    const onCommandFault = (err: unknown): void =>
      log.error({ err }, "a command (backup, export…) cannot use the store");
    const clock = createEvenClock({ clock: Date.now });
    return {
      store: await openLmdbStore({
        ...events,
        dir: join(dataDir, "store"),
        durability,
        clock: () => clock.now(),
        onCommandFault,
      }),
      clock,
      redis: undefined,
    };
  }
  const connection = await openRedis({
    address: redis.address,
    onState: (isUp, err) =>
      isUp ? log.warn("Redis is back") : log.error({ err }, "Redis is away; everybody is asked to come again"),
  });
  const { prefix } = redis;
  try {
    const onWarning = (message: string): void => log.warn(message);
    const store = await openRedisStore({ ...events, redis: connection, prefix, onWarning });
    return {
      store,
      clock: store.clock,
      redis: { run: connection.run, prefix },
    };
  } catch (fault) {
    await connection.close();
    throw fault;
  }
}
