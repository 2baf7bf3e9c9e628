import type { RedisConnection } from "../../redis/connection";
import { scanNames } from "../../redis/scan";
import { bucketOf, type Keys } from "./keys";

/** A record's key, or a queue that has jobs. */
export type Named = { readonly record: string; readonly bucket: number } | { readonly queue: string };

/** What a store holds, by the names of its keys, each once. What comes or goes meanwhile may or may not be named. @throws `store.moved` */
export async function* namesIn(redis: RedisConnection, keys: Keys): AsyncGenerator<Named> {
  for await (const names of scanNames(redis, keys.pattern())) {
    for (const name of names) {
      const key = keys.parse(name);
      const queue = keys.queueOf(name);
      if (key) yield { record: name, bucket: bucketOf(key.partition) };
      else if (queue !== undefined) yield { queue };
    }
  }
}
