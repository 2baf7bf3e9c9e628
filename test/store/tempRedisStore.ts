import { randomBytes } from "node:crypto";
import { parseRedisUrl, type RedisAddress } from "../../src/redis/address";
import { openRedis } from "../../src/redis/connection";
import { openRedisStore } from "../../src/store/redis/redisStore";
import type { Store } from "../../src/store/port";
import type { Opened } from "./contract/opened";

export function addressOf(url: string): RedisAddress {
  const address = parseRedisUrl(url);
  if ("problem" in address) throw new Error(address.problem);
  return address;
}

/** Opens the store with this prefix, with the server's clock and over a connection of its own. */
export const openStoreAt = async (url: string, prefix: string): Promise<Store> =>
  openRedisStore({ redis: await openRedis({ address: addressOf(url) }), prefix });

/**
 * An empty store in that Redis, with a clock of the test's; or a second connection to a store that was opened before, with the clock of that one. The
 * data is removed together with the server.
 */
export async function openTempRedisStore(
  url: string,
  prefix = `legitka-test-${randomBytes(6).toString("hex")}`,
  clock?: () => number,
): Promise<Opened & { prefix: string }> {
  let now = 0;
  const open = async () =>
    openRedisStore({ redis: await openRedis({ address: addressOf(url) }), prefix, clock: clock ?? (() => now) });
  let current = await open();
  return {
    prefix,
    store: current,
    setNow: (ms) => void (now = ms),
    async reopen() {
      await current.close();
      current = await open();
      return current;
    },
    destroy: () => current.close(),
  };
}
