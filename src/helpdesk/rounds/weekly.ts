import { localTime, momentOf } from "../../foundation/localTime";
import { dayMs, minuteMs } from "../../foundation/time";
import { mondayOf, weekAt, type Week } from "../../statistics/week";
import type { WorkTime } from "../workTime";
import type { RoundsBoard, WeeklySummary } from "./port";
import type { RoundsRecord } from "./record";

export type SummaryOf = (week: Week) => Promise<WeeklySummary | undefined>;

export interface WeeklyDeps {
  readonly board: Pick<RoundsBoard, "weekly" | "hasWeekly">;
  readonly rounds: Pick<RoundsRecord, "standing" | "note">;
  readonly work: Pick<WorkTime, "nextMorning">;
  readonly clock: () => number;
  readonly timeZone: string;
  readonly summaryOf: SummaryOf;
}

/** The pause after a post of which nobody knows whether it arrived. */
const unclearMs = minuteMs;

/**
 * Posts the summary of a week on the first working morning of the next one; on a later one of that week if nothing ran before.
 *
 * It is posted once and never twice: it is recorded before the post that it is under way. A process that finds it so later, after a crash
 * or a call without an answer, looks in the channel whether it is there, and posts it again only if it is not. A chat that does not
 * tell what is in its channel gets it at most once.
 */
export function createWeekly(
  { board, rounds, work, clock, timeZone, summaryOf }: WeeklyDeps,
  hour: number,
): { begin(): Promise<number>; perform(): Promise<{ againInMs: number }> } {
  const weekOfDay = (day: string): Week => weekAt(Date.parse(`${day}T12:00:00Z`), "UTC");

  async function wait(): Promise<number> {
    const { weekly } = await rounds.standing();
    const settled = weekly?.isSettled === true ? weekly.week : undefined;
    return work.nextMorning(clock(), hour, (day) => weekOfDay(day) === settled) - clock();
  }

  return {
    /** Resolves to the time until the next summary. A helpdesk that begins in the middle of a week gets its first one in the next. */
    async begin() {
      if (!(await rounds.standing()).weekly) {
        const now = clock();
        const week = weekAt(now, timeZone);
        const monday = momentOf(new Date(mondayOf(week)).toISOString().slice(0, 10), "00:00", timeZone);
        const first = work.nextMorning(monday, hour, () => false);
        const isLate = localTime(first, timeZone).day < localTime(now, timeZone).day;
        if (isLate) await rounds.note({ weekly: { week, since: now, isSettled: true } });
      }
      return wait();
    },
    async perform() {
      const early = await wait();
      if (early > 0) return { againInMs: early };
      const now = clock();
      const week = weekAt(now, timeZone);
      const { weekly: before } = await rounds.standing();
      const settle = async (): Promise<{ againInMs: number }> => {
        await rounds.note({ weekly: { week, since: now, isSettled: true } });
        return { againInMs: await wait() };
      };
      const isUnclear = before?.week === week && !before.isSettled;
      if (isUnclear && (await board.hasWeekly(week, before.since)) !== false) return settle();
      const summary = await summaryOf(week);
      if (!summary) return settle();
      // When it was first tried stays, because it may have arrived since then.
      await rounds.note({ weekly: { week, since: isUnclear ? before.since : now, isSettled: false } });
      const untried = before ?? { week: weekBefore(week), since: now, isSettled: true };
      const posted = await board.weekly(summary).catch(async (cause: unknown) => {
        await rounds.note({ weekly: untried });
        throw cause;
      });
      if (posted.ok) return settle();
      if (posted.mayHaveArrived) return { againInMs: Math.max(posted.afterMs, unclearMs) };
      await rounds.note({ weekly: untried });
      return { againInMs: posted.afterMs };
    },
  };
}

/** The week before one. */
export const weekBefore = (week: Week): Week => weekAt(mondayOf(week) - dayMs, "UTC");
