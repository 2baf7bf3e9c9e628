import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRedis } from "../support/redis/redisServer";
import { quantiles, round } from "./compared";
import { openRounds } from "./takeover/rounds";

/** One way to end a process, and how many times it is tried. */
export interface Ending {
  readonly signal: "SIGKILL" | "SIGTERM";
  readonly leaseMs: number;
  readonly rounds: number;
  /** How long after the signal Slack answers the calls that the process is waiting for; undefined for never. */
  readonly answersAfterMs?: number;
}

const standard: readonly Ending[] = [
  { signal: "SIGKILL", leaseMs: 2_000, rounds: 20 },
  { signal: "SIGKILL", leaseMs: 10_000, rounds: 3 },
  { signal: "SIGTERM", leaseMs: 10_000, rounds: 3, answersAfterMs: 500 },
  { signal: "SIGTERM", leaseMs: 10_000, rounds: 1 },
];

/**
 * Two processes over one Redis; one of them ends while Slack owes it the answers to 16 messages. How long until the other
 * one has sent the same messages (`p50_ms`, `max_ms`), and until the process was gone. With a clean stop and a Slack that
 * answers, nothing is taken over: `taken_over` is 0, and the stop takes as long as Slack does. The peer is the lease itself.
 * About three minutes, most of it starting processes and waiting for leases.
 */
export async function* benchTakeover(
  endings: readonly Ending[] = standard,
  inHand = 16,
): AsyncGenerator<Record<string, string | number>> {
  for (const { signal, leaseMs, rounds, answersAfterMs } of endings) {
    const dir = mkdtempSync(join(tmpdir(), "legitka-bench-takeover-"));
    const redis = await startRedis();
    try {
      const two = await openRounds({ redisUrl: redis.url, dir, leaseMs, inHand });
      const taken: number[] = [];
      const gone: number[] = [];
      try {
        for (let n = 0; n < rounds; n++) {
          const { takenOver, goneMs } = await two.round(signal, answersAfterMs);
          taken.push(...takenOver);
          gone.push(goneMs);
        }
      } finally {
        await two.close();
      }
      const at = quantiles(taken);
      yield {
        bench: "takeover",
        signal,
        slack: answersAfterMs === undefined ? "never answers" : `answers after ${answersAfterMs} ms`,
        lease_ms: leaseMs,
        rounds,
        in_hand: inHand * rounds,
        taken_over: taken.length,
        ...(taken.length > 0
          ? {
              p50_ms: at(0.5),
              max_ms: at(1),
            }
          : {}),
        gone_max_ms: Math.round(Math.max(...gone)),
        peer: "the lease",
        ...(taken.length > 0 ? { ratio: round(at(0.5) / leaseMs) } : {}),
      };
    } finally {
      await redis.destroy();
      rmSync(dir, { recursive: true, force: true });
    }
  }
}
