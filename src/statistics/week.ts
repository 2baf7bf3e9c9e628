import { localTime } from "../foundation/localTime";
import { dayMs } from "../foundation/time";

/** An ISO week, as in `2026-W48`: from Monday to Sunday, and in the year that has its Thursday. */
export type Week = string;

/** The ISO week in which a moment is, in a time zone. */
export function weekAt(at: number, timeZone: string): Week {
  const { day, weekday } = localTime(at, timeZone);
  const thursday = new Date(Date.parse(`${day}T00:00:00Z`) + (4 - weekday) * dayMs);
  const year = thursday.getUTCFullYear();
  const dayOfYear = (thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs;
  return `${String(year)}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, "0")}`;
}

/** The Monday with which a week begins, as the moment when it begins in UTC. */
export function mondayOf(week: Week): number {
  const [year = "", number = ""] = week.split("-W");
  // The fourth of January is always in the first week.
  const fourth = Date.parse(`${year}-01-04T00:00:00Z`);
  const daysSinceMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - daysSinceMonday * dayMs + (Number(number) - 1) * 7 * dayMs;
}

/** The month that a week belongs to, as in `2026-11`: the month that has its Thursday. */
export const monthOf = (week: Week): string => new Date(mondayOf(week) + 3 * dayMs).toISOString().slice(0, 7);
