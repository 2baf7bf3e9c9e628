import type { Account, Followed } from "../accounts/account";
import { dayMs, minuteMs } from "../foundation/time";

export interface Pace {
  /** The shortest wait before USOS is asked again, for a fresh order, and the longest, for an old one; in milliseconds. */
  readonly soonestMs: number;
  readonly latestMs: number;
}

const forgottenMs = 2 * dayMs;
/** For how long after the codes left the screen the card is still likely to get into the phone. */
const stillUsedMs = 10 * minuteMs;

/** The time from which the age of an order counts: its last change, or the showing of its codes if they are probably being used now. */
export function countsFrom(
  { phase, since }: Pick<Followed, "phase" | "since">,
  { codesShown }: Pick<Account, "codesShown">,
  now: number,
): number {
  const isUsed = phase === "ready" && codesShown !== undefined && now < codesShown.until + stillUsedMs;
  return isUsed ? Math.max(since, codesShown.at) : since;
}

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
