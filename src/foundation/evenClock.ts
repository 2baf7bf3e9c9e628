import { minuteMs } from "./time";

/** Clocks that differ by at most this count as equal: NTP corrects less, and OAuth accepts it. */
export const agreementMs = 3 * minuteMs;

/** A time in use, and what the clock showed at that moment. */
export interface SeenTime {
  readonly at: number;
  readonly shown: number;
}

/** A clock that does not jump. All times are in milliseconds since the epoch. */
export interface EvenClock {
  /** The time in use. */
  now(): number;
  /** The time that the underlying clock shows. */
  shown(): number;
  /** How far the clock is ahead of the time in use; 0 while they agree. */
  aheadMs(): number;
  /**
   * Called at the start: continues from the time that was last in use, as if no time had passed, unless the clock agrees with it.
   */
  goOnFrom(seen: SeenTime): void;
  /** Accepts the underlying clock as right and takes over its time. */
  adopt(): void;
}

export interface EvenClockDeps {
  /** The clock that may jump: this machine's, or Redis's. */
  readonly clock: () => number;
  /** A monotonic clock in milliseconds, of which only differences matter; setting the machine's clock does not affect it. */
  readonly steady?: () => number;
}

/**
 * Follows a clock as long as it runs evenly. If the clock jumps by more than `agreementMs`, the time in use continues as if it
 * had not, until the clock jumps back or `adopt` accepts it as right.
 *
 * HAZARD: while the machine is suspended, its monotonic clock may stand still. The clock is then ahead although it is right.
 */
export function createEvenClock({ clock, steady = () => performance.now() }: EvenClockDeps): EvenClock {
  let last = { time: clock(), steady: steady() };

  function read(): { readonly now: number; readonly aheadMs: number } {
    const at = steady();
    const expected = last.time + (at - last.steady);
    const shown = clock();
    if (Math.abs(shown - expected) > agreementMs) return { now: Math.floor(expected), aheadMs: shown - expected };
    last = { time: shown, steady: at };
    return { now: shown, aheadMs: 0 };
  }

  return {
    now: () => read().now,
    shown: clock,
    aheadMs: () => read().aheadMs,
    goOnFrom(seen) {
      // The process that stored it may itself have used a time that differed from its clock; that difference is kept.
      const passed = clock() - seen.shown;
      last = { time: seen.at + (Math.abs(passed) <= agreementMs ? passed : 0), steady: steady() };
    },
    adopt() {
      last = { time: clock(), steady: steady() };
    },
  };
}
