import { bulkhead } from "cockatiel";
import { type Allowance, createLocalAllowance, tooLate } from "./allowance";
import { type BreakerState, createBreaker } from "../ops/breaker";
import { type Clock, systemClock } from "./clock";
import { defaultLimits, type Limits } from "./limits";
import { refused, type Reply } from "./reply";

/** All that leaves this process for one installation passes one gate; the clients of that installation share it. */
export interface Gate {
  /**
   * Runs `send` when its turn comes and answers its reply; or answers `busy` (queue full, or the signal was aborted first)
   * or `maintenance` (circuit open), and then `send` was not run. `send` must not throw.
   */
  pass<T>(signal: AbortSignal, send: () => Promise<Reply<T>>): Promise<Reply<T>>;
}

export interface GateOptions {
  readonly clock?: Clock | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Shared with other processes; this process's own when left out. With the same `concurrent` and `perSecond`. */
  readonly allowance?: Allowance | undefined;
  readonly onCircuit?: ((state: BreakerState) => void) | undefined;
}

export function createGate(options: GateOptions = {}): Gate {
  const clock = options.clock ?? systemClock;
  const limits = { ...defaultLimits, ...options.limits };
  const now = (): number => clock.now();
  const slots = bulkhead(limits.concurrent, limits.queue);
  const allowance = options.allowance ?? createLocalAllowance(limits, clock);
  // Each process finds out by itself that an installation is away: after `failures` requests of its own, which is little,
  // and no process can shut out the others by mistake.
  const breaker = createBreaker({ ...limits, now, changed: options.onCircuit });

  async function turn<T>(signal: AbortSignal, send: () => Promise<Reply<T>>): Promise<Reply<T>> {
    // Before the turn, so that a queue in front of a dead installation empties at once; and after it, as it may have died.
    const away = breaker.awayFor();
    if (away !== null) return closedDown(away);
    const mine = await allowance.take(signal);
    if (!mine.ok) return mine;
    try {
      const awayNow = breaker.enter();
      if (awayNow !== null) return closedDown(awayNow);
      const reply = await send();
      breaker.settle(isFailure(reply) ? "failed" : "answered", reply.ok ? undefined : reply.refusal.retryAfterMs);
      return reply;
    } finally {
      mine.giveBack();
    }
  }

  return {
    pass<T>(signal: AbortSignal, send: () => Promise<Reply<T>>): Promise<Reply<T>> {
      const away = breaker.awayFor();
      if (away !== null) return Promise.resolve(closedDown(away));
      if (slots.executionSlots === 0 && slots.queueSlots === 0) {
        return Promise.resolve(refused("busy", "too many requests are waiting", 1_000));
      }
      let begun = false;
      return new Promise((resolve, reject) => {
        // The bulkhead looks at a signal only when the turn comes; whoever waits hears at once.
        signal.addEventListener("abort", () => (begun ? undefined : resolve(tooLate())), { once: true });
        slots
          .execute(() => {
            if (signal.aborted) return tooLate();
            begun = true;
            return turn(signal, send);
          })
          .then(resolve, reject);
      });
    },
  };
}

function closedDown(ms: number): ReturnType<typeof refused> {
  return refused("maintenance", "left alone after failures", Math.ceil(ms));
}

function isFailure(reply: Reply<unknown>): boolean {
  return !reply.ok && ["maintenance", "unavailable", "timeout"].includes(reply.refusal.code);
}
