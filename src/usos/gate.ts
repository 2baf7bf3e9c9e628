import { bulkhead } from "cockatiel";
import { type BreakerState, createBreaker } from "./breaker";
import { type Clock, systemClock } from "./clock";
import { defaultLimits, type Limits } from "./limits";
import { createPacer } from "./pacer";
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
  readonly onCircuit?: ((state: BreakerState) => void) | undefined;
}

export function createGate(options: GateOptions = {}): Gate {
  const clock = options.clock ?? systemClock;
  const limits = { ...defaultLimits, ...options.limits };
  const now = (): number => clock.now();
  const slots = bulkhead(limits.concurrent, limits.queue);
  const pacer = createPacer(limits.perSecond, limits.concurrent, now);
  const breaker = createBreaker({ ...limits, now, changed: options.onCircuit });

  async function turn<T>(signal: AbortSignal, send: () => Promise<Reply<T>>): Promise<Reply<T>> {
    // First the circuit, so that a queue in front of a dead installation empties at once; then the pace.
    const away = breaker.enter();
    if (away !== null) return closedDown(away);
    const wait = pacer.reserve();
    if (wait > 0) await clock.sleep(wait, signal);
    if (signal.aborted) {
      breaker.settle("unsent");
      return tooLate();
    }
    const reply = await send();
    breaker.settle(isFailure(reply) ? "failed" : "answered", reply.ok ? undefined : reply.refusal.retryAfterMs);
    return reply;
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

function tooLate(): ReturnType<typeof refused> {
  return refused("busy", "waited for its turn until the deadline", 1_000);
}

function isFailure(reply: Reply<unknown>): boolean {
  return !reply.ok && ["maintenance", "unavailable", "timeout"].includes(reply.refusal.code);
}
