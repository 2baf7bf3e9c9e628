import type { RedisConnection } from "../../redis/connection";
import { scanNames } from "../../redis/scan";
import { bucketOf, type Keys } from "./keys";

/** The name of a record's key, or of a queue that has jobs. */
export type Named = { readonly record: string; readonly bucket: number } | { readonly queue: string };

/**
 * Lists what a store holds by the names of its keys, each once. Keys that are created or deleted meanwhile may or may not be listed.
 *
 * @throws `store.moved`
 */
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
