/**
 * Spreads requests evenly: at most `perSecond` a second after a burst of `burst`.
 *
 * It is written by hand because the queue of rate-limiter-flexible counts in fixed windows (which allows twice the rate at a
 * window's edge) and uses the system's clock and timers, which tests cannot control.
 */
export interface Pacer {
  /** Takes the next turn and returns the milliseconds until then. */
  reserve(): number;
}

export function createPacer(perSecond: number, burst: number, now: () => number): Pacer {
  const interval = 1_000 / perSecond;
  // The time of the next turn if turns were always taken evenly. It may be up to `burst - 1` turns behind the clock.
  let next = -Infinity;
  return {
    reserve() {
      const at = now();
      next = Math.max(next, at - interval * (burst - 1));
      const wait = Math.max(0, next - at);
      next += interval;
      return wait;
    },
  };
}
