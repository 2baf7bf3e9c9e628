import type { Clock } from "./clock";
import type { Limits } from "./limits";
import { createPacer } from "./pacer";
import { refused, type Reply } from "./reply";

/** Leave to begin one request. */
export interface Turn {
  readonly ok: true;
  /** To be called once, when the request has ended or will not be sent. */
  giveBack(): void;
}

export type Refused = Extract<Reply<never>, { ok: false }>;

/** How many requests may be under way towards one installation, and how fast they may begin. */
export interface Allowance {
  /**
   * Resolves when a request may begin, or with `busy` when the signal was aborted first or nobody can tell whether one may.
   * Never rejects.
   */
  take(signal: AbortSignal): Promise<Turn | Refused>;
}

/** The allowance of a process that is alone with its installation: the pace; the gate itself bounds what is under way. */
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
