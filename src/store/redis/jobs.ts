import type { RedisConnection } from "../../redis/connection";
import type { Job } from "../port";
import { allBuckets, bucketOf, type Keys } from "./keys";
import { depthScript, peekScript, renewScript, takeScript } from "./scripts";
import { jobName, parseJobName } from "./texts";

interface Bucket {
  readonly bucket: number;
  /** How many jobs are due. */
  readonly count: number;
  /** In how many milliseconds the first job is due. */
  readonly wait: number;
}

type Holding = Pick<Job, "queue" | "id" | "partition" | "claim">;
type Row = [name: string, claim: number, payload: string, due: string];

/** How often `claim` looks again, because another process may have taken the jobs that were just seen. */
const rounds = 8;

/**
 * Jobs in Redis. `clock` returns the time in milliseconds, or an empty string to use the server's clock. `onGone` is called with
 * the number of due jobs whose rows Redis has lost.
 */
export function createJobs(
  redis: RedisConnection,
  keys: Keys,
  clock: () => string,
  onGone: (count: number) => void = () => undefined,
) {
  // A single server answers for all buckets in one script; on a Cluster, a script must stay within one bucket.
  const groups = redis.isCluster ? allBuckets.map((it) => [it]) : [[...allBuckets]];

  /**
   * For each queue, the names of its sorted sets by group. They are cached because there are few queues and they are polled all
   * the time.
   */
  const names = new Map<string, readonly (readonly string[])[]>();
  function duesOf(queue: string): readonly (readonly string[])[] {
    const known = names.get(queue) ?? groups.map((group) => group.map((bucket) => keys.due(queue, bucket)));
    names.set(queue, known);
    return known;
  }

  async function peek(queue: string): Promise<Bucket[]> {
    const answers = await Promise.all(
      duesOf(queue).map(async (dues, at) => {
        const found = (await redis.run(peekScript, dues, [clock()])) as [number, number, string][];
        return found.map(([place, count, wait]) => ({
          bucket: groups[at]?.[place] ?? 0,
          count,
          wait: Number(wait),
        }));
      }),
    );
    return answers.flat();
  }

  async function take(queue: string, { bucket }: Bucket, count: number, leaseMs: number): Promise<Row[]> {
    const args = [clock(), String(count), String(leaseMs)];
    const places = [keys.due(queue, bucket), keys.jobs(queue, bucket)];
    const [rows, gone] = (await redis.run(takeScript, places, args)) as [Row[], number];
    if (gone > 0) onGone(gone);
    return rows;
  }

  const places = ({ queue, partition }: Holding): [string, string] => {
    const bucket = bucketOf(partition);
    return [keys.due(queue, bucket), keys.jobs(queue, bucket)];
  };

  return {
    async claim(queue: string, limit: number, leaseMs: number): Promise<Job[]> {
      const taken: Row[] = [];
      for (let round = 0; round < rounds && taken.length < limit; round++) {
        const quotas = shared(await peek(queue), limit - taken.length);
        if (quotas.length === 0) break;
        const rows = await Promise.all(quotas.map(([bucket, count]) => take(queue, bucket, count, leaseMs)));
        taken.push(...rows.flat());
      }
      return taken
        .sort((a, b) => Number(a[3]) - Number(b[3]))
        .map(([name, claim, payload]) => {
          const { partition, id } = parseJobName(name);
          return { queue, id, partition, payload: JSON.parse(payload) as unknown, claim };
        });
    },
    async renew(job: Holding, leaseMs: number): Promise<boolean> {
      const args = [clock(), jobName(job.partition, job.id), String(job.claim), String(leaseMs)];
      return (await redis.run(renewScript, places(job), args)) === 1;
    },
    async isHeldWith(job: Holding): Promise<boolean> {
      const [, jobs] = places(job);
      const row = (await redis.command(jobs, ["HGET", jobs, jobName(job.partition, job.id)])) as string | null;
      return row?.startsWith(`${job.claim}:1:`) === true;
    },
    async untilDue(queue: string): Promise<number | undefined> {
      const waits = (await peek(queue)).map(({ wait }) => wait);
      return waits.length === 0 ? undefined : Math.min(...waits);
    },
    async depth(queue: string): Promise<number> {
      const counts = await Promise.all(duesOf(queue).map((dues) => redis.run(depthScript, dues, [])));
      return counts.reduce<number>((sum, it) => sum + Number(it), 0);
    },
  };
}

/**
 * How many jobs to take from which bucket: the buckets whose first job has waited longest come first, and no bucket crowds out
 * the others.
 */
function shared(found: readonly Bucket[], limit: number): (readonly [Bucket, number])[] {
  const due = found.filter(({ count }) => count > 0).sort((a, b) => a.wait - b.wait);
  const fair = Math.ceil(limit / Math.max(1, due.length));
  let left = limit;
  const quotas = due.map((it) => {
    const count = Math.min(it.count, fair, left);
    left -= count;
    return { it, count };
  });
  for (const quota of quotas) {
    const more = Math.min(left, quota.it.count - quota.count);
    quota.count += more;
    left -= more;
  }
  return quotas.filter(({ count }) => count > 0).map(({ it, count }) => [it, count]);
}
