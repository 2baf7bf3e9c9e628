export interface Pace {
  /** How soon a fresh order is asked about again, and how seldom an old one; milliseconds. */
  readonly soonestMs: number;
  readonly latestMs: number;
}

/**
 * How long to wait before asking USOS again about an order that last changed `ageMs` ago: an eighth of its age, between
 * the pace's ends, give or take a fifth, so that orders placed in one minute are not asked about in one second.
 */
export function nextAskInMs(ageMs: number, pace: Pace, random: () => number): number {
  const wait = Math.min(pace.latestMs, Math.max(pace.soonestMs, ageMs / 8));
  return Math.round(wait * (0.8 + random() * 0.4));
}
