import { minuteMs } from "./time";

/** Clocks that differ by no more than this agree: NTP corrects less, and OAuth accepts it. */
export const agreementMs = 3 * minuteMs;

/** A moment by the time in use, and what the clock showed then. */
export interface SeenTime {
  readonly at: number;
  readonly shown: number;
}

/** Time that does not jump. All times are in milliseconds since the epoch. */
export interface EvenClock {
  /** The time in use. */
  now(): number;
  /** What the clock behind it shows. */
  shown(): number;
  /** How far the clock is ahead of the time in use; 0 while they agree. */
  aheadMs(): number;
  /** At the start: goes on from the time that was last in use, as though none had passed, unless the clock agrees with it. */
  goOnFrom(seen: SeenTime): void;
  /** The clock is right: takes over what it shows. */
  adopt(): void;
}

export interface EvenClockDeps {
  /** The clock that may jump: of the machine, or of Redis. */
  readonly clock: () => number;
  /** Milliseconds of which only differences count; it goes on evenly when somebody sets the clock. */
  readonly steady?: () => number;
}

/**
 * Follows a clock as long as it goes on evenly. When the clock jumps by more than `agreementMs`, the time in use goes on as if
 * it had not, until the clock comes back or somebody who knows says that it is right (`adopt`).
 *
 * HAZARD: while the machine is suspended its steady time may stand still. The clock is then ahead, though it is right.
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
      // Whoever wrote it may have gone on by another time than its clock showed, and that still holds.
      const passed = clock() - seen.shown;
      last = { time: seen.at + (Math.abs(passed) <= agreementMs ? passed : 0), steady: steady() };
    },
    adopt() {
      last = { time: clock(), steady: steady() };
    },
  };
}
