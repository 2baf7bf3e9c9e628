import type { RedisConnection } from "../../redis/connection";
import { script } from "../../redis/script";
import type { Dump, Dumped, DumpedJob } from "../dump";
import { allBuckets, createKeys } from "./keys";
import { namesIn } from "./names";
import { parseJob, parseJobName, parseRecord } from "./texts";

export interface RedisDumpOptions {
  readonly redis: RedisConnection;
  readonly prefix: string;
  /** Queues that may get their first job while the dump is being made. Queues that already have jobs are found without this. */
  readonly queues: readonly string[];
}

/**
 * Dumps a store while other processes run on it. The content of one bucket, and so everything about one person, belongs to one
 * instant, except that records created during the dump may be missing. Different buckets, and so different people, may be
 * seconds apart.
 *
 * HAZARD: each bucket is read by one script, and Redis serves nobody else meanwhile: some milliseconds for thousands of people.
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
          // The record was deleted after it was listed.
          if (!key || value === null) continue;
          yield { kind: "record", ...parseRecord(key, value) };
        }
        for (const [place, [rows, dues]] of jobs.entries()) yield* jobsOf(all[place] ?? "", rows, dues);
      }
    },
    close: () => redis.close(),
  };
}

/** Both lists are flattened pairs: name and row in `rows`, name and time in `dues`. */
function* jobsOf(queue: string, rows: readonly string[], dues: readonly string[]): Generator<DumpedJob> {
  const times = new Map(pairs(dues));
  for (const [name, row] of pairs(rows)) {
    yield { kind: "job", queue, ...parseJobName(name), dueAt: Number(times.get(name) ?? 0), ...parseJob(row) };
  }
}

const pairs = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at] ?? "", flat[2 * at + 1] ?? ""]);

/** Reads all jobs of the given number of queues (a hash and a sorted set each), then all given records, atomically. */
const dumpScript = script(`
local jobs, records = {}, {}
local queues = tonumber(ARGV[1])
for i = 1, queues do
  jobs[i] = { redis.call('HGETALL', KEYS[2 * i - 1]), redis.call('ZRANGE', KEYS[2 * i], 0, -1, 'WITHSCORES') }
end
for i = 2 * queues + 1, #KEYS do records[#records + 1] = redis.call('GET', KEYS[i]) end
return { jobs, records }
`);
