import type { ClosedNow } from "../../dialogs/kit/closed";
import type { Institution } from "../../dialogs/kit/institution";
import { localTime } from "../foundation/localTime";
import type { WorkTime } from "./workTime";

/**
 * Returns what a student who writes while nobody works may expect; undefined while staff work. Hours that no page of the
 * institution states are told to nobody: then only days off are spoken of, and only the day on which work goes on.
 */
export const expectedBy =
  ({ support, timeZone }: Pick<Institution, "support" | "timeZone">, work: WorkTime) =>
  (now: number): ClosedNow | undefined => {
    const why = work.closedAt(now);
    const isStated = support.hours.source !== undefined;
    if (why === undefined || (why === "hours" && !isStated)) return undefined;
    const dayOf = (at: number): string => localTime(at, timeZone).day;
    const opens = work.opensAt(now);
    const days = support.answersIn?.workingDays;
    return {
      why,
      opens: isStated ? new Date(opens).toISOString() : dayOf(opens),
      ...(days !== undefined && { by: dayOf(work.endOfDay(now, days)) }),
    };
  };
