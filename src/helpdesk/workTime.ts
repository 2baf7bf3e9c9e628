import { localTime, nextQuarter, type LocalTime } from "../foundation/localTime";

export const isWorkday = ({ weekday }: LocalTime): boolean => weekday <= 5;

const workBegins = 8;
const workEnds = 16;
/** Whether staff may be reminded at this time. */
export const isWorkTime = (it: LocalTime): boolean => isWorkday(it) && it.hour >= workBegins && it.hour < workEnds;

/** For this many hours, a digest that could not be sent in time is still useful. */
const digestLateHours = 4;

/** When the next digest is due: at `hour` of a working day in the time zone, or at once if today's digest is late. */
export function nextDigest(now: number, hour: number, timeZone: string, lastDay: string | undefined): number {
  const isDue = (it: LocalTime): boolean => isWorkday(it) && it.day !== lastDay;
  const today = localTime(now, timeZone);
  if (isDue(today) && today.hour >= hour && today.hour < hour + digestLateHours) return now;
  return nextQuarter(now, timeZone, (it) => isDue(it) && it.hour === hour && it.minute === 0);
}
