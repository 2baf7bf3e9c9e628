import { minuteMs } from "./time";

/** A moment as clocks and calendars show it in a time zone. */
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

const quarterMs = 15 * minuteMs;

/** The next quarter of an hour after a moment at which the clocks of a time zone `fit`. In every zone, hours begin at a quarter of UTC. */
export function nextQuarter(after: number, timeZone: string, fits: (it: LocalTime) => boolean): number {
  let at = Math.floor(after / quarterMs) * quarterMs + quarterMs;
  while (!fits(localTime(at, timeZone))) at += quarterMs;
  return at;
}
