import { dayMs } from "../foundation/time";

export interface Pace {
  /** The shortest wait before USOS is asked again, for a fresh order, and the longest, for an old one; in milliseconds. */
  readonly soonestMs: number;
  readonly latestMs: number;
}

const forgottenMs = 2 * dayMs;

/**
 * How long to wait before asking USOS again about an order that last changed `ageMs` ago: an eighth of its age, within the pace's
 * limits (after two days the upper limit rises, to at most a day), plus or minus a fifth, so that orders placed in the same minute
 * are not all asked about in the same second.
 */
export function nextAskInMs(ageMs: number, pace: Pace, random: () => number): number {
  // An order that has not changed for days is unlikely to change soon, and an unknown status may be its last one.
  const latest = ageMs < forgottenMs ? pace.latestMs : Math.max(pace.latestMs, Math.min(dayMs, ageMs / 8));
  const wait = Math.min(latest, Math.max(pace.soonestMs, ageMs / 8));
  return Math.round(wait * (0.8 + random() * 0.4));
}
