import type { Clock } from "./clock";
import type { Limits } from "./limits";
import { createPacer } from "./pacer";
import { refused, type Reply } from "./reply";

/** Permission to begin one request. */
export interface Turn {
  readonly ok: true;
  /** Must be called once, when the request has ended or will not be sent. */
  giveBack(): void;
}

export type Refused = Extract<Reply<never>, { ok: false }>;

/** Limits how many requests to one installation may be in flight and how fast they may begin. */
export interface Allowance {
  /**
   * Resolves when a request may begin, or with `busy` when the signal was aborted first or the limits cannot be looked up. Never
   * rejects.
   */
  take(signal: AbortSignal): Promise<Turn | Refused>;
}

/**
 * Creates the allowance of a process that does not share an installation's limits. It only paces requests; the gate itself limits
 * how many are in flight.
 */
export function createLocalAllowance(limits: Pick<Limits, "concurrent" | "perSecond">, clock: Clock): Allowance {
  const pacer = createPacer(limits.perSecond, limits.concurrent, () => clock.now());
  return {
    async take(signal) {
      const wait = pacer.reserve();
      if (wait > 0) await clock.sleep(wait, signal);
      return signal.aborted ? tooLate() : { ok: true, giveBack: () => undefined };
    },
  };
}

export function tooLate(): Refused {
  return refused("busy", "waited for its turn until the deadline", 1_000);
}
