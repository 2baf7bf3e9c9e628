import { Fault } from "../../foundation/fault";
import type { RedisConnection, RedisNode } from "../../redis/connection";

export interface CheckOptions {
  readonly onWarning?: ((message: string) => void) | undefined;
  /** How long a server that is loading its data is waited for: with much data it takes minutes. */
  readonly loadingMs?: number;
}

/**
 * Looks at how every server is set up before anything is trusted to it, once it has loaded what it had.
 * @throws `store.eviction` when it would throw away what it holds once its memory is full
 */
export async function checkServers(redis: RedisConnection, options: CheckOptions = {}): Promise<void> {
  const { onWarning, loadingMs = 10 * 60_000 } = options;
  for (const node of redis.nodes()) {
    const persistence = await loaded(node, performance.now() + loadingMs);
    const policy = (await infoOf(node, "memory")).get("maxmemory_policy") ?? "unknown";
    if (policy !== "noeviction") throw evicts(redis.where, policy);
    if (persistence.get("aof_enabled") !== "1")
      onWarning?.("Redis keeps no append-only file: what was not in its last snapshot is gone when it restarts");
  }
}

async function loaded(node: RedisNode, until: number): Promise<Map<string, string>> {
  for (;;) {
    const info = await infoOf(node, "persistence");
    if (info.get("loading") !== "1" || performance.now() > until) return info;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** INFO rather than CONFIG, which managed services keep for themselves. */
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
    next: "Set `maxmemory-policy noeviction` in its configuration and start again.",
  });
