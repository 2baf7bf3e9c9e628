import type { RedisConnection } from "./connection";

export interface ServerClock {
  /** Milliseconds since the epoch, by the Redis server. */
  now(): number;
  stop(): void;
}

const everyMs = 10_000;

/**
 * The server's clock, carried on by this process's steady one: whatever happens to the wall clock here, processes over one
 * Redis agree on the time to within the way to it. On a Cluster one node's clock is taken; its nodes' clocks must agree (NTP).
 */
export async function startServerClock(redis: RedisConnection): Promise<ServerClock> {
  let offset = 0;
  async function ask(): Promise<void> {
    const [first] = redis.nodes();
    if (!first) return;
    const asked = performance.now();
    const [seconds, micros] = (await first.send(["TIME"])) as [string, string];
    const answered = performance.now();
    // A slow answer tells little; the clocks do not drift apart in ten seconds.
    if (offset !== 0 && answered - asked > 100) return;
    offset = Number(seconds) * 1_000 + Number(micros) / 1_000 - (asked + answered) / 2;
  }
  await ask();
  const timer = setInterval(() => void ask().catch(() => undefined), everyMs);
  timer.unref();
  return { now: () => Math.floor(performance.now() + offset), stop: () => clearInterval(timer) };
}
