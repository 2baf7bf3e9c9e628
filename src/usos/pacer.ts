/**
 * Spreads requests evenly: at most `perSecond` a second after a burst of `burst`.
 *
 * By hand and not rate-limiter-flexible's queue: that one counts in fixed windows (twice the rate at a window's edge) on
 * the system's clock and timers, which no test can move.
 */
export interface Pacer {
  /** Takes the next turn and answers how many milliseconds from now it is. */
  reserve(): number;
}

export function createPacer(perSecond: number, burst: number, now: () => number): Pacer {
  const interval = 1_000 / perSecond;
  // When the next turn would be if turns were always taken evenly; it may lie `burst` turns behind the clock.
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
