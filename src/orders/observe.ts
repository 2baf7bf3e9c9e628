import { hasCard } from "../../dialogs/kit/cardState";
import type { AccountId } from "../foundation/ids";
import type { Happening } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import type { Words } from "../../dialogs/kit/text";
import { codesWhen, isOpen, type Account, type Followed } from "../accounts/account";
import type { Accounts, Changed } from "../accounts/accounts";
import { collectedJob } from "../accounts/collected";
import { notedStage } from "../accounts/counted";
import { hourMs } from "../foundation/time";
import { announcement, isAnnounced, tell } from "../outbox/announce";
import { collectingTimes, type Count, type Stage } from "../statistics/port";
import type { JobToSchedule } from "../store/port";
import type { MCardOrder } from "../usos/types";
import { changeWorthTelling } from "./changes";
import { nextNudge, withEndTold } from "./nudges";
import { followedOf } from "./phase";

export const followQueue = "follow";

/** USOS's answer about some orders, with the orders it no longer knows. */
export interface Observed {
  /** When USOS was asked, in milliseconds since the epoch. */
  readonly asked: number;
  readonly seen: readonly MCardOrder[];
  readonly gone: readonly string[];
  /** USOS's reason for taking no order, if it was asked for it at the same time. */
  readonly whyCannotOrder?: Words | null | undefined;
}

/**
 * Records what USOS said about some orders in the account and, in the same commit, schedules the messages about it to the
 * account's chats. All code that reads orders goes through here, so a change is announced once, by the first process that notices
 * it.
 *
 * An answer says nothing about an order whose latest change became known after USOS was asked, because the answer may be older
 * than that change. Without this check, a process that was suspended in between would set the order back, and the next process
 * would announce the change a second time.
 */
export function observe(
  accounts: Accounts,
  account: AccountId,
  what: Observed,
  institution: Institution,
  now: number,
): Promise<Account | undefined> {
  return accounts.update(account, (it) => {
    const changed = observed(it, what, institution, now);
    if (!changed || changed.account === "erase" || !hasWork(it, changed.account, institution, now)) return changed;
    const followNow = { queue: followQueue, id: account, dueAt: now, payload: {} };
    return { ...changed, schedule: [...(changed.schedule ?? []), followNow] };
  });
}

/**
 * Whether the follower must be woken: for an order that was placed in USOSweb or became open again, because its job may have ended when
 * nothing was open, and for a nudge that is due because an end changed, because it may rest for a day.
 */
function hasWork(before: Account, after: Account, institution: Institution, now: number): boolean {
  const isNew = ({ id, phase }: Followed): boolean => {
    const known = before.orders[id];
    return !known || (isOpen(phase) && !isOpen(known.phase));
  };
  const dueNow = (account: Account): string | undefined => {
    const nudge = nextNudge(account, institution, now);
    return nudge && nudge.at <= now ? nudge.id : undefined;
  };
  if (Object.values(after.orders).some(isNew)) return true;
  const due = dueNow(after);
  return due !== undefined && due !== dueNow(before);
}

/** The pure part of `observe`; undefined when nothing changed. */
export function observed(
  account: Account,
  { asked, ...said }: Observed,
  institution: Institution,
  now: number,
): Changed | undefined {
  const schedule: JobToSchedule[] = [];
  const counts: Count[] = [];
  const isNews = (id: string): boolean => asked >= (account.orders[id]?.since ?? asked);
  const seen = said.seen.filter(({ id }) => isNews(id));
  const gone = said.gone.filter(isNews);
  const known = Object.fromEntries(Object.entries(account.orders).filter(([id]) => !gone.includes(id)));
  let changed = gone.some((id) => id in account.orders);
  let { placed } = account;
  let noted = account;
  let isCollected = false;
  const note = (stage: Stage): void => {
    const reached = notedStage({ ...noted, orders: known }, stage);
    noted = reached.account;
    counts.push(...reached.counts);
  };
  for (const order of seen) {
    const before = known[order.id];
    const after = followedOf(order, institution, now, before);
    if (!before && isOpen(after.phase)) note("ordered");
    known[order.id] = after;
    // An order that was placed here may be collected before USOS first lists it.
    const wasUnderWay = before ? before.phase !== "collected" : placed?.orderId === null;
    if (wasUnderWay && after.phase === "collected") {
      note("collected");
      schedule.push(collectedJob(order.id, now));
    }
    if (before?.phase === "ready" && after.phase === "collected") counts.push(collecting(now - before.since));
    if (placed?.orderId === null && !before) placed = { ...placed, orderId: order.id };
    changed ||= JSON.stringify(before) !== JSON.stringify(after);
    const change = changeWorthTelling(before, after);
    isCollected ||= change?.kind === "orderCollected";
    const isHeld = change?.kind === "orderReady" && codesWhen(account, institution) === "whenAsked";
    const happening = isHeld ? { ...change, isHeld } : withRefusal(change, said.whyCannotOrder);
    const isExtension = hasCard(Object.values(known).filter(({ id }) => id !== order.id));
    if (happening)
      schedule.push(
        ...tellAll(
          account,
          isExtension ? asExtension(happening) : happening,
          `${order.id}:${after.phase}:${after.status ?? ""}:${after.since}`,
          now,
        ),
      );
  }
  if (!changed) return undefined;
  const after = { ...noted, orders: known, placed };
  return { account: isCollected ? withEndTold(after, institution, now) : after, schedule, counts };
}

function collecting(waitedMs: number): Count {
  const time = collectingTimes.find(({ belowHours }) => waitedMs < belowHours * hourMs);
  return { name: "collecting", labels: { time: time?.name ?? "longer" } };
}

/** The end of an order, with what USOS said about another one. */
const withRefusal = (change: Happening | undefined, refusal: Words | null | undefined): Happening | undefined =>
  change?.kind === "orderEnded" && refusal !== undefined ? { ...change, refusal } : change;

/** An order that was placed while a card was in the phone extends that card, and is announced as an extension. */
const asExtension = (happening: Happening): Happening =>
  happening.kind === "orderReady" || happening.kind === "orderCollected"
    ? { ...happening, isExtension: true }
    : happening;

/**
 * The jobs that tell all chats of the account about a happening. `about` identifies the occasion, so that each chat is told once.
 * `except` is the chat that caused it; that chat gets the happening as the outcome of its own action.
 */
export function tellAll(
  account: Account,
  happening: Happening,
  about: string,
  now: number,
  except?: string,
): JobToSchedule[] {
  const chats = account.chats.filter((chatId) => chatId !== except);
  if (chats.length > 1 && isAnnounced(happening)) return [announcement(chats, happening, about, now)];
  return chats.map((chatId) => tell(chatId, happening, `tell:${about}:${happening.kind}`, now));
}
