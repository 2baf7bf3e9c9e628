import type { RedisConnection } from "../../redis/connection";
import { bucketOf, type Keys } from "./keys";

/** A record's key, or a queue that has jobs. */
export type Named = { readonly record: string; readonly bucket: number } | { readonly queue: string };

/** How many keys SCAN looks at in one go; few enough not to hold others up. */
const scanned = "1000";

/** What a store holds, by the names of its keys, each once. What comes or goes meanwhile may or may not be named. */
export async function* namesIn(redis: RedisConnection, keys: Keys): AsyncGenerator<Named> {
  const pattern = keys.pattern().replace(/r:\*$/, "*");
  const start = keys.jobs("", 0);
  const jobs = new RegExp(`^${escapeRegExp(start.slice(0, start.lastIndexOf("{")))}\\{\\d+\\}:j:(.*)$`, "s");
  // SCAN may name a key several times.
  const seen = new Set<string>();
  for (const node of redis.nodes()) {
    let cursor = "0";
    do {
      const [next, names] = (await node(["SCAN", cursor, "MATCH", pattern, "COUNT", scanned])) as [string, string[]];
      cursor = next;
      for (const name of names) {
        if (seen.has(name)) continue;
        seen.add(name);
        const key = keys.parse(name);
        const queue = jobs.exec(name)?.[1];
        if (key) yield { record: name, bucket: bucketOf(key.partition) };
        else if (queue !== undefined) yield { queue };
      }
    } while (cursor !== "0");
  }
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|-]/g, "\\$&");
