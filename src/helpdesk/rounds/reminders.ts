import type { DeskTicket } from "../../tickets/port";
import type { Due } from "../due";
import { isNeglected } from "../openTickets";
import type { WorkTime } from "../workTime";

/** The reasons for a reminder, the most urgent first. */
export const stages = ["late", "soon", "unclaimed"] as const;
export type Stage = (typeof stages)[number];

/** The key of the heading for each reason. */
export const headings = { late: "digest.late", soon: "digest.soon", unclaimed: "digest.remind" } as const;

/** So many tickets fit into a message of either chat. The others come with the next one. */
const mostTickets = 40;

/** A reminder to the team. */
export interface Reminder {
  /** The tickets by reason, the most urgent first; no group is empty. */
  readonly groups: readonly { readonly stage: Stage; readonly tickets: readonly DeskTicket[] }[];
  /** Names what it reminds of, so that each is posted once a day. */
  readonly names: readonly string[];
}

/**
 * Finds the tickets that staff must be reminded of: those past the institution's promise, whoever has claimed them, those that are
 * due within half a day of work, and those that nobody has claimed for `remindMs` of working time. Undefined if there are none
 * besides those that `known` names.
 */
export function reminderOf(
  open: readonly DeskTicket[],
  known: readonly string[],
  { due, work, now, remindMs }: { due: Due; work: WorkTime; now: number; remindMs: number },
): Reminder | undefined {
  const stageOf = (it: DeskTicket): Stage | undefined =>
    due.stage(it.ticket, now) ?? (isNeglected(it, now, remindMs, work) ? "unclaimed" : undefined);
  const wanted = stages.flatMap((stage) =>
    open
      .filter((it) => stageOf(it) === stage && !known.includes(nameOf(it.id, stage)))
      .map((it) => ({ stage, it, name: nameOf(it.id, stage) })),
  );
  const shown = wanted.slice(0, mostTickets);
  if (shown.length === 0) return undefined;
  const groups = stages.map((stage) => ({
    stage,
    tickets: shown.filter((one) => one.stage === stage).map(({ it }) => it),
  }));
  return { groups: groups.filter(({ tickets }) => tickets.length > 0), names: shown.map(({ name }) => name) };
}

/** The name of a reminder. Versions without due times named a ticket alone. */
const nameOf = (id: string, stage: Stage): string => (stage === "unclaimed" ? id : `${id}:${stage}`);
