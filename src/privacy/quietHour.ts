import { localTime } from "../helpdesk/workTime";

const quarterMs = 15 * 60_000;

/** When the clocks of a time zone next show a full hour, after `now`. */
export function nextQuietHour(now: number, hour: number, timeZone: string): number {
  // Every time zone's hours begin at a quarter of an hour of UTC; an hour that summer time leaves out comes a day later.
  for (let at = Math.floor(now / quarterMs) * quarterMs + quarterMs; ; at += quarterMs) {
    const then = localTime(at, timeZone);
    if (then.hour === hour && then.minute === 0) return at;
  }
}
