import { easter } from "date-easter";
import { dayMs } from "../foundation/time";

/**
 * The days that the Polish act on days off work (ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy, art. 1) makes free,
 * apart from Sundays. Christmas Eve is among them since 2025.
 */
const fixed = ["01-01", "01-06", "05-01", "05-03", "08-15", "11-01", "11-11", "12-24", "12-25", "12-26"];
/** Days after Easter: Easter itself and its Monday, Pentecost, Corpus Christi. */
const afterEaster = [0, 1, 49, 60];

function holidaysIn(year: number): ReadonlySet<string> {
  const { month, day } = easter(year);
  const sunday = Date.UTC(year, month - 1, day);
  const movable = afterEaster.map((days) => new Date(sunday + days * dayMs).toISOString().slice(0, 10));
  return new Set([...fixed.map((it) => `${String(year)}-${it}`), ...movable]);
}

/** Whether a day (YYYY-MM-DD) is a public holiday in Poland. */
export const isPublicHoliday = (day: string): boolean => holidaysIn(Number(day.slice(0, 4))).has(day);
