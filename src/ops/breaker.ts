/**
 * Leaves an installation alone after several failures in a row, then lets one request through to see.
 *
 * By hand and not cockatiel's: that one reads the system's clock, does not tell how long it stays open, and makes
 * everybody else wait for the trial, while a student should hear at once that USOS is away.
 */
export interface Breaker {
  /** For how many milliseconds to stay away; null: go ahead. Changes nothing. */
  awayFor(): number | null;
  /** As awayFor; but on null the caller sends now, and must `settle` afterwards. */
  enter(): number | null;
  /** What became of the request. */
  settle(outcome: "answered" | "failed", retryAfterMs?: number): void;
}

export type BreakerState = "closed" | "open" | "halfOpen";

/** However long an installation asks to be left alone, it is looked at again after this time. */
const longestOpenMs = 10 * 60_000;

/** While a trial is under way nobody knows how long it takes; a polite guess. */
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
        // Stragglers sent before it opened do not prolong it.
        if (state === "open" || (state === "closed" && failures < options.failures)) return;
        openUntil = options.now() + Math.min(Math.max(options.openMs, retryAfterMs), longestOpenMs);
        become("open");
      }
    },
  };
}
