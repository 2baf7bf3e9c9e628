import type { digestOf } from "../openTickets";
import type { Reminder } from "./reminders";

export type Posted =
  | { readonly ok: true }
  /** `mayHaveArrived`: the chat did not answer, or failed while it took the message in. */
  | { readonly ok: false; readonly afterMs: number; readonly mayHaveArrived?: true };

export type Digest = NonNullable<ReturnType<typeof digestOf>>;

/** The summary of a week. */
export interface WeeklySummary {
  /** The ISO week in which it is posted; it tells of the one before. */
  readonly week: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** The page with all numbers; undefined if there is none. */
  readonly url: string | undefined;
}

/** The helpdesk's channel, where the rounds are posted. */
export interface RoundsBoard {
  digest(it: Digest): Promise<Posted>;
  remind(it: Reminder): Promise<Posted>;
  weekly(it: WeeklySummary): Promise<Posted>;
  /** Whether a week's summary was posted since a moment; undefined if the chat does not tell. */
  hasWeekly(week: string, since: number): Promise<boolean | undefined>;
}
