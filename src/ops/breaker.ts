/**
 * Stops sending requests to an installation after several failures in a row, and later lets one trial request through.
 *
 * It is written here instead of using cockatiel, whose circuit breaker uses the system's clock, does not report how long it stays
 * open, and makes all other callers wait for the trial, although a student should learn immediately that USOS is unavailable.
 */
export interface Breaker {
  /** For how many milliseconds no request should be sent, or null if one may be sent. Has no side effects. */
  awayFor(): number | null;
  /** Like `awayFor`, but when it returns null the caller must send a request now and call `settle` afterwards. */
  enter(): number | null;
  /** Reports the outcome of the request. */
  settle(outcome: "answered" | "failed", retryAfterMs?: number): void;
}

export type BreakerState = "closed" | "open" | "halfOpen";

/** The longest time that the breaker stays open, even if the installation asks for a longer one. */
const longestOpenMs = 10 * 60_000;

/** How long to wait for a running trial. Its duration is unknown, so this is an estimate. */
const trialMs = 1_000;

export function createBreaker(options: {
  readonly failures: number;
  readonly openMs: number;
  readonly now: () => number;
  readonly changed?: ((state: BreakerState) => void) | undefined;
}): Breaker {
  let state: BreakerState = "closed";
  let failures = 0;
  let openUntil = 0;

  const become = (next: BreakerState): void => {
    if (next === state) return;
    state = next;
    options.changed?.(next);
  };
  const awayFor = (): number | null => {
    if (state === "closed") return null;
    if (state === "halfOpen") return trialMs;
    const left = openUntil - options.now();
    return left > 0 ? left : null;
  };

  return {
    awayFor,
    enter() {
      const away = awayFor();
      if (away === null && state === "open") become("halfOpen");
      return away;
    },
    settle(outcome, retryAfterMs = 0) {
      if (outcome === "answered") {
        failures = 0;
        become("closed");
      } else {
        failures += 1;
        // Failures of requests that were sent before the breaker opened do not prolong the pause.
        if (state === "open" || (state === "closed" && failures < options.failures)) return;
        openUntil = options.now() + Math.min(Math.max(options.openMs, retryAfterMs), longestOpenMs);
        become("open");
      }
    },
  };
}
