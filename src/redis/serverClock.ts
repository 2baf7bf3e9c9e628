import type { RedisConnection } from "./connection";

export interface ServerClock {
  /** Milliseconds since the epoch, by the clock of the Redis server. */
  now(): number;
  stop(): void;
}

const everyMs = 10_000;

/**
 * Follows the server's clock by this process's monotonic clock. Processes that share a Redis agree on the time to within the
 * network latency, even if the local wall clock jumps. On a Cluster, the clock of one node is used; the clocks of its nodes must
 * agree (NTP).
 */
export async function startServerClock(redis: RedisConnection): Promise<ServerClock> {
  let offset = 0;
  async function ask(): Promise<void> {
    const [first] = redis.nodes();
    if (!first) return;
    const asked = performance.now();
    const [seconds, micros] = (await first.send(["TIME"])) as [string, string];
    const answered = performance.now();
    // A slow answer is imprecise and is skipped: within ten seconds the clocks hardly drift apart.
    if (offset !== 0 && answered - asked > 100) return;
    offset = Number(seconds) * 1_000 + Number(micros) / 1_000 - (asked + answered) / 2;
  }
  await ask();
  const timer = setInterval(() => void ask().catch(() => undefined), everyMs);
  timer.unref();
  return { now: () => Math.floor(performance.now() + offset), stop: () => clearInterval(timer) };
}
