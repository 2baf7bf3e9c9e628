import { localTime } from "../foundation/localTime";

const quarterMs = 15 * 60_000;

/** The next time after `now` at which the clocks of a time zone show a given full hour. */
export function nextQuietHour(now: number, hour: number, timeZone: string): number {
  // In every time zone, hours begin at a quarter of an hour of UTC. An hour that summer time leaves out comes a day later.
  for (let at = Math.floor(now / quarterMs) * quarterMs + quarterMs; ; at += quarterMs) {
    const then = localTime(at, timeZone);
    if (then.hour === hour && then.minute === 0) return at;
  }
}
