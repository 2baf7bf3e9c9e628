import { Fault } from "../../foundation/fault";
import type { RedisConnection, RedisNode } from "../../redis/connection";

export interface CheckOptions {
  readonly onWarning?: ((message: string) => void) | undefined;
  /** How long to wait for a server that is still loading its data; with much data this takes minutes. */
  readonly loadingMs?: number;
}

/**
 * Checks how every server is configured, once it has loaded its data and before anything is stored on it.
 *
 * @throws `store.eviction` when a server would evict data once its memory is full
 */
export async function checkServers(redis: RedisConnection, options: CheckOptions = {}): Promise<void> {
  const { onWarning, loadingMs = 10 * 60_000 } = options;
  for (const node of redis.nodes()) {
    const persistence = await loaded(node, performance.now() + loadingMs);
    const evicting = await evictionOf(redis, node);
    if (evicting) throw evicting;
    if (persistence.get("aof_enabled") !== "1")
      onWarning?.("Redis keeps no append-only file: what was not in its last snapshot is gone when it restarts");
  }
}

/** The fault in how a server behaves when its memory is full; undefined when it refuses new data, as it must. */
export async function evictionOf(
  { where }: Pick<RedisConnection, "where">,
  node: RedisNode,
): Promise<Fault | undefined> {
  const policy = (await infoOf(node, "memory")).get("maxmemory_policy") ?? "unknown";
  return policy === "noeviction" ? undefined : evicts(where, policy);
}

/** How many keys a server has evicted for lack of memory since it started. */
export const evictedBy = async (node: RedisNode): Promise<number> =>
  Number((await infoOf(node, "stats")).get("evicted_keys") ?? 0);

async function loaded(node: RedisNode, until: number): Promise<Map<string, string>> {
  for (;;) {
    const info = await infoOf(node, "persistence");
    if (info.get("loading") !== "1" || performance.now() > until) return info;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Uses INFO, because managed services do not permit CONFIG. */
async function infoOf(node: RedisNode, section: string): Promise<Map<string, string>> {
  const text = String(await node.send(["INFO", section]));
  return new Map(
    text.split("\r\n").flatMap((line) => {
      const colon = line.indexOf(":");
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : [];
    }),
  );
}

const evicts = (where: string, policy: string) =>
  new Fault({
    code: "store.eviction",
    message: `Redis at ${where} has maxmemory-policy ${policy}: with its memory full it would throw students' orders away.`,
    next: "Set `maxmemory-policy noeviction`, in its configuration too. A running product then goes on by itself; one that did not start has to be started again.",
  });
