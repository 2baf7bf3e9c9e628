import type { RedisConnection } from "../../redis/connection";
import { script } from "../../redis/script";
import { toJson } from "../commitRules";
import type { Dumped, Loader } from "../dump";
import { bucketOf, createKeys, type Keys } from "./keys";
import { namesIn } from "./names";
import { jobName, jobText, recordText } from "./texts";

/**
 * Fills the keys that begin with the prefix. HAZARD: an interrupted load leaves a part behind, on which the product must not be
 * started.
 */
export function openRedisLoader({ redis, prefix }: { redis: RedisConnection; prefix: string }): Loader {
  const keys = createKeys(prefix);
  return {
    async isEmpty() {
      for await (const it of namesIn(redis, keys)) return !it;
      return true;
    },
    async load(items) {
      const buckets = new Map<number, Dumped[]>();
      for (const it of items) buckets.set(bucketOfItem(it), [...(buckets.get(bucketOfItem(it)) ?? []), it]);
      await Promise.all(
        [...buckets.values()].map((some) => {
          const parts = some.map((it) => (it.kind === "record" ? recordOf(it, keys) : jobOf(it, keys)));
          return redis.run(
            loadScript,
            parts.flatMap(({ at }) => at),
            parts.flatMap(({ args }) => args),
          );
        }),
      );
    },
    finish: () => Promise.resolve(),
    close: () => redis.close(),
  };
}

const bucketOfItem = (it: Dumped): number => bucketOf(it.kind === "record" ? it.key.partition : it.partition);

function recordOf({ key, rev, value }: Extract<Dumped, { kind: "record" }>, keys: Keys) {
  const text = recordText(rev, toJson(`A ${key.kind} record`, value));
  return { at: [keys.record(key), keys.ids(key.kind, key.partition)], args: ["record", key.id ?? "", text, ""] };
}

function jobOf({ queue, partition, id, dueAt, claim, payload }: Extract<Dumped, { kind: "job" }>, keys: Keys) {
  const bucket = bucketOf(partition);
  const row = jobText(claim, toJson(`A job of ${queue}`, payload));
  return {
    at: [keys.jobs(queue, bucket), keys.due(queue, bucket)],
    args: ["job", jobName(partition, id), row, String(dueAt)],
  };
}

/** Takes two keys and four arguments for each item, all of one bucket. It is idempotent. */
const loadScript = script(`
for i = 1, #KEYS / 2 do
  local first, second = KEYS[2 * i - 1], KEYS[2 * i]
  local what, name, text, at = ARGV[4 * i - 3], ARGV[4 * i - 2], ARGV[4 * i - 1], ARGV[4 * i]
  if what == 'record' then
    redis.call('SET', first, text)
    if name ~= '' then redis.call('ZADD', second, 0, name) end
  else
    redis.call('HSET', first, name, text)
    redis.call('ZADD', second, at, name)
  end
end
return 1
`);
