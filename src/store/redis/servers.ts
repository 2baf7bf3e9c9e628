import { Fault } from "../../ops/fault";
import type { RedisConnection } from "../../redis/connection";

/**
 * Looks at how every server is set up before anything is trusted to it. @throws `store.eviction` when it would throw
 * away what it holds once its memory is full
 */
export async function checkServers(redis: RedisConnection, onWarning?: (message: string) => void): Promise<void> {
  for (const node of redis.nodes()) {
    // INFO rather than CONFIG, which managed services keep for themselves.
    const info = infoOf(String(await node(["INFO", "memory"])) + String(await node(["INFO", "persistence"])));
    const policy = info.get("maxmemory_policy") ?? "unknown";
    if (policy !== "noeviction") throw evicts(redis.where, policy);
    if (info.get("aof_enabled") !== "1")
      onWarning?.("Redis keeps no append-only file: what was not in its last snapshot is gone when it restarts");
  }
}

const infoOf = (text: string): Map<string, string> =>
  new Map(
    text.split("\r\n").flatMap((line) => {
      const colon = line.indexOf(":");
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : [];
    }),
  );

const evicts = (where: string, policy: string) =>
  new Fault({
    code: "store.eviction",
    message: `Redis at ${where} has maxmemory-policy ${policy}: with its memory full it would throw students' orders away.`,
    next: "Set `maxmemory-policy noeviction` in its configuration and start again.",
  });
