import { createClockGuard, type ClockGuard } from "../clock/guard";
import type { HeardTime, Witness } from "../clock/witness";
import { within } from "../foundation/within";
import type { Log } from "../ops/log";
import type { Metrics } from "../ops/metrics";
import type { UsosClient } from "../usos";
import type { Kept } from "./openStore";

/** How often the clocks are compared. */
const lookEveryMs = 15_000;
/** The start waits at most this long for an unreachable USOS; the clocks are compared again after it. */
const timeoutMs = 3_000;

export interface ClockDeps {
  readonly kept: Pick<Kept, "store" | "clock" | "redis">;
  readonly witness: Witness;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "clockDoubted">;
}

export interface Clocks {
  readonly guard: ClockGuard;
  start(): Promise<void>;
  stop(): void;
}

/** Compares the clocks at the start and every few seconds after it. */
export function watchClocks({ kept, witness, log, metrics }: ClockDeps): Clocks {
  const { store, clock, redis } = kept;
  const guard = createClockGuard({
    store,
    clock,
    witness,
    // The embedded store uses this machine's clock; then there is no other clock to compare.
    machine: redis && Date.now,
    log,
    onLook: metrics.clockDoubted,
  });
  let timer: NodeJS.Timeout | undefined;
  const look = (): void =>
    void guard.look().catch((err: unknown) => log.warn({ err }, "the clocks could not be compared; trying again"));
  return {
    guard,
    async start() {
      await guard.start();
      timer = setInterval(look, lookEveryMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** USOS's clock: the time in its answers to other calls, and its answer when asked for the time. */
export function usosWitness({ time }: Pick<HeardTime, "time">, usos: Pick<UsosClient, "now">): Witness {
  const ask = (): Promise<unknown> => within(timeoutMs, () => usos.now()).catch(() => undefined);
  return { name: "USOS", isIndependent: true, time, ask };
}

/** The sandbox runs in this process and has no clock of its own. */
export const sandboxWitness: Witness = {
  name: "the sandbox",
  isIndependent: false,
  time: () => Date.now(),
  ask: () => Promise.resolve(),
};
