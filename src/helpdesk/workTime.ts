import type { Institution } from "../../dialogs/kit/institution";
import { hoursOn } from "../../dialogs/kit/supportHours";
import { localTime, momentOf, type LocalTime } from "../foundation/localTime";
import { dayMs, hourMs } from "../foundation/time";
import { isPublicHoliday } from "./holidays";

/** Why nobody works at a moment: it is a day off, or outside the hours of a working day. */
export type Closed = "dayOff" | "hours";

/** When the support staff of an institution work, by its hours, its days off and the public holidays. */
export interface WorkTime {
  /** Undefined while staff work. */
  closedAt(at: number): Closed | undefined;
  /** When staff begin to work next; the moment itself while they work. */
  opensAt(at: number): number;
  /** The end of work on the n-th working day after the day of a moment. */
  endOfDay(at: number, workingDays: number): number;
  /** How long staff worked between two moments, in milliseconds. */
  between(from: number, to: number): number;
  /** When the next digest is due: at `hour` of a working day, or at once if today's digest is late. */
  nextDigest(now: number, hour: number, lastDay: string | undefined): number;
  /** The same for a post that is not due on all working days. */
  nextMorning(now: number, hour: number, isDone: (day: string) => boolean): number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** For this many hours, a digest that could not be sent in time is still useful. */
const digestLateHours = 4;

export function createWorkTime({ timeZone, support }: Pick<Institution, "timeZone" | "support">): WorkTime {
  const { hours } = support;
  const daysOff = new Set(hours.daysOff);
  const spans = new Map<string, Span | undefined>();

  /** The hours of work on a day; undefined on a day off. They are kept, because every open ticket asks for the same days. */
  function spanOn(day: string): Span | undefined {
    if (spans.has(day)) return spans.get(day);
    const it = daysOff.has(day) || isPublicHoliday(day) ? undefined : hoursOn(hours, weekdayOf(day));
    const span = it && { from: momentOf(day, it.from, timeZone), to: momentOf(day, it.to, timeZone) };
    if (spans.size > mostKept) spans.clear();
    spans.set(day, span);
    return span;
  }

  const dayOf = (at: number): string => localTime(at, timeZone).day;
  const isWorkday = ({ day }: LocalTime): boolean => spanOn(day) !== undefined;

  /** The first working day that fits, from a day on. */
  function firstSpan(from: string, fits: (it: Span) => boolean): Span {
    for (let day = from; ; day = dayAfter(day)) {
      const span = spanOn(day);
      if (span && fits(span)) return span;
    }
  }

  function nextMorning(now: number, hour: number, isDone: (day: string) => boolean): number {
    const isDue = (it: LocalTime): boolean => isWorkday(it) && !isDone(it.day);
    const today = localTime(now, timeZone);
    if (isDue(today) && today.hour >= hour && today.hour < hour + digestLateHours) return now;
    for (let { day } = today; ; day = dayAfter(day)) {
      const at = momentOf(day, `${String(hour).padStart(2, "0")}:00`, timeZone);
      if (at > now && isDue(localTime(at, timeZone))) return at;
    }
  }

  return {
    closedAt(at) {
      const span = spanOn(dayOf(at));
      if (!span) return "dayOff";
      return at >= span.from && at < span.to ? undefined : "hours";
    },
    opensAt: (at) => Math.max(at, firstSpan(dayOf(at), ({ to }) => at < to).from),
    endOfDay(at, workingDays) {
      let left = workingDays;
      return firstSpan(dayAfter(dayOf(at)), () => --left === 0).to;
    },
    between(from, to) {
      let worked = 0;
      for (let day = dayOf(from), last = dayOf(to); day <= last; day = dayAfter(day)) {
        const span = spanOn(day);
        if (span) worked += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
      }
      return worked;
    },
    nextDigest: (now, hour, lastDay) => nextMorning(now, hour, (day) => day === lastDay),
    nextMorning,
  };
}

const mostKept = 2_000;

/** 1 is Monday, 7 Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

/** Staff are reminded of a ticket when this much of their working time is left before it is due. */
export const soonMs = 4 * hourMs;
