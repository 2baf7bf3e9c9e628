import { hasCard } from "../../dialogs/kit/cardState";
import type { HappeningOf } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import type { Account, Followed } from "../accounts/account";
import { afterNight } from "../foundation/night";
import { dayMs, hourMs } from "../foundation/time";
import { cardInPhone } from "./extension";
import { isInstalled } from "./installed";

/** From 08:00 UTC, when the student is told about an expiry, to the end of the day. */
const lastDayMs = 16 * hourMs;
const snoozeMs = 3 * dayMs;
/** The number of nudges that are remembered as sent. */
const mostSent = 20;
/** After how many days the student is reminded that a code is waiting. */
const waitingDays = [1, 3];

/** A message that a student gets once without having asked for it, while they have reminders on. */
export interface Nudge {
  /** Identifies the occasion, so that the nudge is sent only once. */
  readonly id: string;
  /** When to send it; never at night. */
  readonly at: number;
  readonly happening: HappeningOf<"expiring" | "codeWaiting" | "mayExtend">;
}

type Rules = Pick<Institution, "reminderDays" | "timeZone">;

/** A nudge before its time of sending is settled. `latest`: snoozing must not delay it beyond this. */
interface Occasion extends Nudge {
  readonly latest?: number;
}

/**
 * The next nudge of an account, already due or in the future; undefined when there is none. If several of one kind fell due while
 * the program was not running, only the latest is sent.
 */
export function nextNudge(account: Account, { reminderDays, timeZone }: Rules, now: number): Nudge | undefined {
  const { on, sent, snoozedUntil } = account.reminders;
  if (!on) return undefined;
  const kinds = [codeWaiting(account, now), expiring(account, reminderDays, now), mayExtend(account)];
  const open = kinds.flatMap((all) => {
    const isTold = ({ id }: Occasion): boolean => sent.includes(id);
    const due = all.filter(({ at }) => at <= now).at(-1);
    return (due && !isTold(due) ? due : all.find((it) => it.at > now && !isTold(it))) ?? [];
  });
  const nudges = open.map(({ id, at, latest = Infinity, happening }): Nudge => {
    const wanted = Math.max(at, Math.min(snoozedUntil, latest));
    return { id, at: afterNight(Math.max(wanted, now), timeZone), happening };
  });
  return nudges.sort((a, b) => a.at - b.at)[0];
}

function codeWaiting(account: Account, now: number): Occasion[] {
  const ready = Object.values(account.orders).filter((it) => it.phase === "ready" && !isInstalled(account, it));
  const [newest] = ready.sort((a, b) => b.since - a.since);
  const isExtension = hasCard(Object.values(account.orders));
  return (newest ? waitingDays : []).map((days) => {
    const { id: orderId, since } = newest as Followed;
    return {
      id: `${orderId}:waiting:${days}`,
      at: since + days * dayMs,
      happening: {
        kind: "codeWaiting",
        orderId,
        days: Math.max(days, Math.floor((now - since) / dayMs)),
        ...(isExtension && { isExtension }),
      },
    };
  });
}

function expiring(account: Account, reminderDays: readonly number[], now: number): Occasion[] {
  const card = cardInPhone(account);
  const expiry = Date.parse(`${card?.expiresAt.slice(0, 10) ?? ""}T08:00:00Z`);
  if (!card || Number.isNaN(expiry) || now >= expiry + lastDayMs) return [];
  const { id: orderId, expiresAt } = card;
  const mayExtend = account.extension?.order === orderId && account.extension.isAllowed;
  return [...reminderDays]
    .sort((a, b) => b - a)
    .map((days) => ({
      id: `${orderId}:${expiresAt}:${days}`,
      at: expiry - days * dayMs,
      // A snooze of three days would make the last one come too late.
      latest: expiry,
      happening: {
        kind: "expiring",
        orderId,
        expiresAt,
        days: daysUntil(expiresAt, now),
        ...(mayExtend && { mayExtend }),
      },
    }));
}

function mayExtend(account: Account): Occasion[] {
  const card = cardInPhone(account);
  const { extension } = account;
  if (!card || extension?.order !== card.id || extension.allowedSince === null) return [];
  const { id: orderId, expiresAt } = card;
  const happening = { kind: "mayExtend", orderId, expiresAt } as const;
  return [{ id: `${orderId}:${expiresAt}:extend`, at: extension.allowedSince, happening }];
}

/** Whole days from now to a day, never negative. */
function daysUntil(day: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(`${day.slice(0, 10)}T23:59:59Z`) - now) / dayMs) - 1);
}

/** The account once the student was told that the card is in the phone: that message says the end, so no reminder due by now follows. */
export function withEndTold(account: Account, { reminderDays }: Pick<Rules, "reminderDays">, now: number): Account {
  const due = expiring(account, reminderDays, now).filter(({ at }) => at <= now);
  return withSent(
    account,
    due.map(({ id }) => id),
  );
}

/** The account once these nudges were sent, or need no sending any more. */
export function withSent(account: Account, ids: readonly string[]): Account {
  const sent = [...account.reminders.sent, ...ids].slice(-mostSent);
  return { ...account, reminders: { ...account.reminders, sent } };
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
