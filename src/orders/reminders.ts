import type { Account, Followed } from "../accounts/account";
import { dayMs, hourMs } from "../foundation/time";

/** From 08:00 UTC, when reminders are sent, to the end of the day. */
const lastDayMs = 16 * hourMs;
const snoozeMs = 3 * dayMs;

export interface Reminder {
  readonly order: Followed;
  readonly days: number;
  /** Identifies this reminder, so that it is sent once. */
  readonly id: string;
  readonly at: number;
}

/**
 * The next reminder of an account, already due or in the future; undefined when there is none. When several fell due while the
 * program was not running, only the one nearest to the expiry date is sent.
 * @param reminderDays days before the expiry date, in any order
 */
export function nextReminder(account: Account, reminderDays: readonly number[], now: number): Reminder | undefined {
  if (!account.reminders.on) return undefined;
  const cards = Object.values(account.orders).filter((it) => it.phase === "collected" && it.expiresAt);
  const newest = cards.sort((a, b) => (b.expiresAt ?? "").localeCompare(a.expiresAt ?? ""))[0];
  const expiry = Date.parse(`${newest?.expiresAt?.slice(0, 10) ?? ""}T08:00:00Z`);
  if (!newest || Number.isNaN(expiry) || now >= expiry + lastDayMs) return undefined;
  const all = reminderDays
    .map((days) => ({
      order: newest,
      days,
      id: `${newest.id}:${newest.expiresAt ?? ""}:${days}`,
      at: expiry - days * dayMs,
    }))
    .sort((a, b) => a.at - b.at);
  const due = all.filter(({ at }) => at <= now).at(-1);
  const open = due && !account.reminders.sent.includes(due.id) ? due : all.find(({ at }) => at > now);
  // A reminder that is snoozed beyond the expiry date is sent on the last day instead, because three days later would be too late.
  return open && { ...open, at: Math.max(open.at, Math.min(account.reminders.snoozedUntil, expiry)) };
}

/** Whole days from now to a day, never negative. */
export function daysUntil(day: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(`${day.slice(0, 10)}T23:59:59Z`) - now) / dayMs) - 1);
}

/** The reminder settings after the student has turned reminders on or off, or snoozed them. */
export function remindersAfter(
  before: Account["reminders"],
  to: "on" | "off" | "snooze",
  now: number,
): Account["reminders"] {
  if (to !== "snooze") return { ...before, on: to === "on", snoozedUntil: 0 };
  // The snoozed reminder will be sent again, so it no longer counts as sent.
  return { on: true, snoozedUntil: now + snoozeMs, sent: before.sent.slice(0, -1) };
}
