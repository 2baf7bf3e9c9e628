import { nextAskInMs } from "../../../src/orders/pace";

export const pace = { soonestMs: 10_000, latestMs: 600_000 };
const placedOverMs = 10 * 3_600_000;
const freshMs = 10 * 60_000;

/** An order, with its age at the beginning of the window. */
export interface Shaped {
  readonly ageMs: number;
  /** How long after the beginning of the window it is next asked about. */
  readonly askInMs: number;
  /** How long after the beginning of the window it gets ready; undefined: not while anybody looks. */
  readonly readyInMs: number | undefined;
}

/**
 * Orders placed evenly over ten hours and still on their way, as ten universities of ten thousand students would have them on
 * the first day of a semester, oldest first. Of those placed in the last ten minutes, `ready` get ready within the window: they are
 * asked about often enough for the delay to be seen by a real clock.
 */
export function shape(count: number, ready: number, windowMs: number, draw: () => number): Shaped[] {
  const ages = Array.from({ length: count }, (_, n) => (placedOverMs * (count - n)) / count);
  const fresh = ages.filter((it) => it < freshMs).length;
  return ages.map((ageMs, n) => {
    const left = count - n;
    const isReady = left <= fresh && Math.floor((left * ready) / fresh) !== Math.floor(((left - 1) * ready) / fresh);
    return {
      ageMs,
      // The order is at a random point of its current pause.
      askInMs: nextAskInMs(ageMs, pace, draw) * draw(),
      readyInMs: isReady ? draw() * windowMs : undefined,
    };
  });
}
