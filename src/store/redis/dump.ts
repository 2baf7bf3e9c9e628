import type { RedisConnection } from "../../redis/connection";
import { script } from "../../redis/script";
import type { Dump, Dumped, DumpedJob } from "../dump";
import { allBuckets, createKeys } from "./keys";
import { namesIn } from "./names";
import { parseJob, parseJobName, parseRecord } from "./texts";

export interface RedisDumpOptions {
  readonly redis: RedisConnection;
  readonly prefix: string;
  /** Queues that may get their first job while the dump is made; those that have any are found. */
  readonly queues: readonly string[];
}

/**
 * Dumps a store beside the processes that run on it. What lies in one bucket, and so all of a person, is of one instant, but
 * for records that are made while the dump is: they may be missing. Between buckets, and so between people, seconds may lie.
 *
 * HAZARD: a bucket is read by one script, during which Redis answers nobody else: some milliseconds for thousands of people.
 */
export function openRedisDump({ redis, prefix, queues }: RedisDumpOptions): Dump {
  const keys = createKeys(prefix);

  return {
    engine: "redis",
    async *read(): AsyncGenerator<Dumped> {
      const records = new Map<number, string[]>();
      const named = new Set(queues);
      for await (const it of namesIn(redis, keys)) {
        if ("queue" in it) named.add(it.queue);
        else records.set(it.bucket, [...(records.get(it.bucket) ?? []), it.record]);
      }
      const all = [...named];
      for (const bucket of allBuckets) {
        const jobKeys = all.flatMap((queue) => [keys.jobs(queue, bucket), keys.due(queue, bucket)]);
        const found = records.get(bucket) ?? [];
        records.delete(bucket);
        const answer = (await redis.run(dumpScript, [...jobKeys, ...found], [String(all.length)])) as [
          [rows: string[], dues: string[]][],
          (string | null)[],
        ];
        const [jobs, values] = answer;
        for (const [place, value] of values.entries()) {
          const key = keys.parse(found[place] ?? "");
          // Deleted since it was listed.
          if (!key || value === null) continue;
          yield { kind: "record", ...parseRecord(key, value) };
        }
        for (const [place, [rows, dues]] of jobs.entries()) yield* jobsOf(all[place] ?? "", rows, dues);
      }
    },
    close: () => redis.close(),
  };
}

/** Both lists are pairs: name and row, name and time. */
function* jobsOf(queue: string, rows: readonly string[], dues: readonly string[]): Generator<DumpedJob> {
  const times = new Map(pairs(dues));
  for (const [name, row] of pairs(rows)) {
    yield { kind: "job", queue, ...parseJobName(name), at: Number(times.get(name) ?? 0), ...parseJob(row) };
  }
}

const pairs = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at] ?? "", flat[2 * at + 1] ?? ""]);

/** All jobs of so many queues (a hash and a sorted set each), then all records; in one go. */
const dumpScript = script(`
local jobs, records = {}, {}
local queues = tonumber(ARGV[1])
for i = 1, queues do
  jobs[i] = { redis.call('HGETALL', KEYS[2 * i - 1]), redis.call('ZRANGE', KEYS[2 * i], 0, -1, 'WITHSCORES') }
end
for i = 2 * queues + 1, #KEYS do records[#records + 1] = redis.call('GET', KEYS[i]) end
return { jobs, records }
`);
