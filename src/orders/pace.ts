import { dayMs } from "../foundation/time";

export interface Pace {
  /** How soon a fresh order is asked about again, and how seldom an old one; milliseconds. */
  readonly soonestMs: number;
  readonly latestMs: number;
}

const forgottenMs = 2 * dayMs;

/**
 * How long to wait before asking USOS again about an order that last changed `ageMs` ago: an eighth of its age, between
 * the pace's ends (after two days up to a day), give or take a fifth, so that orders placed in one minute are not asked about in one second.
 */
export function nextAskInMs(ageMs: number, pace: Pace, random: () => number): number {
  // An order that has not moved for days is hardly going to; a status nobody knows may be its last.
  const latest = ageMs < forgottenMs ? pace.latestMs : Math.max(pace.latestMs, Math.min(dayMs, ageMs / 8));
  const wait = Math.min(latest, Math.max(pace.soonestMs, ageMs / 8));
  return Math.round(wait * (0.8 + random() * 0.4));
}
