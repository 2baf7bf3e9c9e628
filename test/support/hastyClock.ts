import type { Clock } from "../../src/usos";

/** This is longer than any pause between tries and shorter than any deadline. */
const shortMs = 2_500;

/** A clock that stands still, except that a short sleep jumps to its end at once. Long sleeps (deadlines) wait for `advance`. */
export interface HastyClock extends Clock {
  /** The short sleeps so far, in milliseconds. */
  readonly pauses: readonly number[];
  advance(ms: number): void;
}

export function createHastyClock(start = Date.UTC(2026, 2, 9, 11, 49, 34)): HastyClock {
  let now = start;
  const pauses: number[] = [];
  const sleepers = new Set<{ at: number; wake: () => void }>();

  function advance(ms: number): void {
    const until = now + ms;
    const due = [...sleepers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    for (const sleeper of due) {
      sleepers.delete(sleeper);
      now = Math.max(now, sleeper.at);
      sleeper.wake();
    }
    now = until;
  }

  return {
    now: () => now,
    pauses,
    advance,
    sleep(ms, signal) {
      if (signal.aborted) return Promise.resolve();
      if (ms < shortMs) {
        pauses.push(ms);
        advance(ms);
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          resolve();
        });
      });
    },
  };
}
