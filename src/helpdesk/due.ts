import type { Institution } from "../../dialogs/kit/institution";
import type { DeskTicket } from "../tickets/port";
import { waitingSince } from "./openTickets";
import { soonMs, type WorkTime } from "./workTime";

/** When tickets are due, and what their students may expect. */
export interface Due {
  /** When staff should have answered, in milliseconds since the epoch; null if nobody waits, or the institution promises nothing. */
  of(ticket: DeskTicket["ticket"]): number | null;
  /** How far a ticket is from being due: `late` when that time is past, `soon` when half a day of work is left. */
  stage(ticket: DeskTicket["ticket"], now: number): "late" | "soon" | undefined;
}

/**
 * An answer is due by the institution's promise («answersIn»): at the end of work on the last of that many working days after the
 * day on which the student wrote. The day itself does not count, as in the terms of Polish administration.
 */
export function createDue({ support }: Pick<Institution, "support">, work: WorkTime): Due {
  const days = support.answersIn?.workingDays;
  const of: Due["of"] = (ticket) => {
    const since = waitingSince(ticket);
    return since === null || days === undefined ? null : work.endOfDay(since, days);
  };
  return {
    of,
    stage(ticket, now) {
      const due = of(ticket);
      if (due === null) return undefined;
      if (due <= now) return "late";
      return work.between(now, due) <= soonMs ? "soon" : undefined;
    },
  };
}
