import { minuteMs } from "./time";

/** A moment as it is shown in a time zone. */
export interface LocalTime {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** 1 is Monday, 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export function localTime(at: number, timeZone: string): LocalTime {
  let format = formats.get(timeZone);
  if (!format) {
    const numbers = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    format = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hourCycle: "h23", ...numbers });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${part["year"] ?? ""}-${part["month"] ?? ""}-${part["day"] ?? ""}`,
    weekday: weekdays.indexOf(part["weekday"] ?? "") + 1,
    hour: Number(part["hour"]),
    minute: Number(part["minute"]),
  };
}

/** The moment at which the clocks of a time zone show what UTC's clocks show at `asUtc`; in an hour that occurs twice, the earlier one. */
export function momentShowing(asUtc: number, timeZone: string): number {
  // The offset depends on the moment, which is not known yet. So it is looked up for an estimate, and again for the better
  // estimate.
  const first = asUtc - offsetMs(asUtc, timeZone);
  return asUtc - offsetMs(first, timeZone);
}

function offsetMs(at: number, timeZone: string): number {
  const { day, hour, minute } = localTime(at, timeZone);
  return Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * minuteMs - Math.floor(at / minuteMs) * minuteMs;
}

/** The moment at which the clocks of a time zone show a day (YYYY-MM-DD) and a time (HH:MM). */
export const momentOf = (day: string, time: string, timeZone: string): number =>
  momentShowing(Date.parse(`${day}T${time}:00Z`), timeZone);

const quarterMs = 15 * minuteMs;

/** The next quarter of an hour after a moment whose local time `fits`. In every time zone, hours begin at a quarter of UTC. */
export function nextQuarter(after: number, timeZone: string, fits: (it: LocalTime) => boolean): number {
  let at = Math.floor(after / quarterMs) * quarterMs + quarterMs;
  while (!fits(localTime(at, timeZone))) at += quarterMs;
  return at;
}
