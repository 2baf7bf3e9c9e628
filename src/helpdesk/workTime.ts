import { localTime, type LocalTime } from "../foundation/localTime";

export const isWorkday = ({ weekday }: LocalTime): boolean => weekday <= 5;

const workBegins = 8;
const workEnds = 16;
/** Whether staff may be reminded of something at a time. */
export const isWorkTime = (it: LocalTime): boolean => isWorkday(it) && it.hour >= workBegins && it.hour < workEnds;

const quarterMs = 15 * 60_000;
/** For so many hours a digest that could not be sent in time is still useful. */
const digestLateHours = 4;

/** When the next digest is due: at `hour` of a working day in the time zone, or at once when today's digest is late. */
export function nextDigest(now: number, hour: number, timeZone: string, lastDay: string | undefined): number {
  const isDue = (it: LocalTime): boolean => isWorkday(it) && it.day !== lastDay;
  const today = localTime(now, timeZone);
  if (isDue(today) && today.hour >= hour && today.hour < hour + digestLateHours) return now;
  // In every time zone, hours begin at a quarter of an hour of UTC.
  for (let at = Math.floor(now / quarterMs) * quarterMs + quarterMs; ; at += quarterMs) {
    const then = localTime(at, timeZone);
    if (isDue(then) && then.hour === hour && then.minute === 0) return at;
  }
}
