import { type Allowance, createLocalAllowance, tooLate } from "./allowance";
import { type BreakerState, createBreaker } from "../ops/breaker";
import { type Clock, systemClock } from "./clock";
import { defaultLimits, type Limits } from "./limits";
import { createPurposeQueues } from "./purposeQueues";
import type { Purpose } from "./purposes";
import { refused, type Reply } from "./reply";

/** Every request from this process to one installation passes through one gate, which all clients of that installation share. */
export interface Gate {
  /**
   * Runs `send` when the turn of its purpose comes and resolves to its reply. Resolves to `busy` (the queue of the purpose is full,
   * or the signal was aborted first) or `maintenance` (the circuit is open) without having run `send`. `send` must not throw.
   */
  pass<T>(purpose: Purpose, signal: AbortSignal, send: () => Promise<Reply<T>>): Promise<Reply<T>>;
}

export interface GateOptions {
  readonly clock?: Clock | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /**
   * An allowance shared with other processes, with the same `concurrent` and `perSecond`. The gate creates a local one when it is
   * left out.
   */
  readonly allowance?: Allowance | undefined;
  readonly onCircuit?: ((state: BreakerState) => void) | undefined;
}

export function createGate(options: GateOptions = {}): Gate {
  const clock = options.clock ?? systemClock;
  const limits = { ...defaultLimits, ...options.limits };
  const now = (): number => clock.now();
  const queues = createPurposeQueues(limits.concurrent, limits.queue);
  const allowance = options.allowance ?? createLocalAllowance(limits, clock);
  // Each process detects by itself that an installation is down, after `failures` requests of its own. That costs little, and no
  // process can shut out the others by mistake.
  const breaker = createBreaker({ ...limits, now, changed: options.onCircuit });

  async function turn<T>(signal: AbortSignal, send: () => Promise<Reply<T>>): Promise<Reply<T>> {
    // The breaker is checked before waiting for a turn, so that the queue in front of a dead installation empties at once, and
    // again afterwards, because the installation may have gone down meanwhile.
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
    async pass<T>(purpose: Purpose, signal: AbortSignal, send: () => Promise<Reply<T>>): Promise<Reply<T>> {
      const away = breaker.awayFor();
      if (away !== null) return closedDown(away);
      if (queues.isFull(purpose)) return refused("busy", "too many requests are waiting", 1_000);
      if (!(await queues.enter(purpose, signal))) return tooLate();
      try {
        return await turn(signal, send);
      } finally {
        queues.leave(purpose);
      }
    },
  };
}

function closedDown(ms: number): ReturnType<typeof refused> {
  return refused("maintenance", "left alone after failures", Math.ceil(ms));
}

function isFailure(reply: Reply<unknown>): boolean {
  return !reply.ok && ["maintenance", "unavailable", "timeout"].includes(reply.refusal.code);
}
