import { localTime } from "./localTime";
import { minuteMs } from "./time";

const begins = 22;
const ends = 8;
const quarterMs = 15 * minuteMs;

/** A moment by day, unchanged; for one at night, the next morning. Nobody is to be woken by what can wait. */
export function afterNight(at: number, timeZone: string): number {
  const isNight = (it: number): boolean => {
    const { hour } = localTime(it, timeZone);
    return hour >= begins || hour < ends;
  };
  // In every time zone, hours begin at a quarter of an hour of UTC.
  let morning = at;
  while (isNight(morning)) morning = Math.floor(morning / quarterMs) * quarterMs + quarterMs;
  return morning;
}
