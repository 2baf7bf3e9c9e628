import { z } from "zod";
import { localTime, momentOf } from "../../../../foundation/localTime";
import { dayMs } from "../../../../foundation/time";

/** The two ends of a banner, as the fields of the form are named. */
export const ends = ["from", "until"] as const;

/** A banner is about something that is near; a date further away is a slip of the hand. */
const furthestMs = 366 * dayMs;

export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
const isTime = (text: string): boolean => z.iso.time({ precision: -1 }).safeParse(text).success;

/** When a banner is to begin and end, or what is wrong with that, by field: the key of a text. */
export function bannerTimes(
  typed: (field: string) => string,
  now: number,
  timeZone: string,
):
  | { readonly ok: true; readonly from: number; readonly until: number }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> } {
  const first = localTime(now - furthestMs, timeZone).day;
  const last = localTime(now + furthestMs, timeZone).day;
  const at = (end: (typeof ends)[number]): number | undefined => {
    const [day, time] = [typed(`${end}Day`), typed(`${end}Time`) || "00:00"];
    if (day === "") return now;
    return isDay(day) && isTime(time) && day >= first && day <= last ? momentOf(day, time, timeZone) : undefined;
  };
  const [from, until] = [at("from"), at("until")];
  const errors = {
    ...(from === undefined ? { fromDay: "announce.noSuchDay" } : {}),
    ...(until === undefined ? { untilDay: "announce.noSuchDay" } : {}),
  };
  if (from === undefined || until === undefined) return { ok: false, errors };
  return until > now && until > from
    ? { ok: true, from, until }
    : { ok: false, errors: { untilDay: "announce.noUntil" } };
}
