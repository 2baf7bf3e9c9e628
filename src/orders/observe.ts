import type { AccountId } from "../foundation/ids";
import type { Happening } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import { isOpen, type Account } from "../accounts/account";
import type { Accounts, Changed } from "../accounts/accounts";
import { announcement, isAnnounced, tell } from "../outbox/announce";
import type { JobToSchedule } from "../store/port";
import type { MCardOrder } from "../usos/types";
import { changeWorthTelling } from "./changes";
import { followedOf } from "./phase";

export const followQueue = "follow";

/** What USOS said of some orders, and those it knows no more. */
export interface Observed {
  /** When it was asked, milliseconds since the epoch. */
  readonly asked: number;
  readonly seen: readonly MCardOrder[];
  readonly gone: readonly string[];
}

/**
 * Takes what USOS said of some orders into the account and, in the same commit, what its chats should hear of it. Every
 * reader of orders goes through here, so whoever notices a change first announces it, once.
 *
 * What was asked before the latest change of an order was known says nothing of that order: the answer may be older. A
 * process that was suspended over it would take the order back, and the next one announce the change a second time.
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
    // An order placed in USOSweb, or come back to life, is news to the follower, who may have nothing to do and be gone.
    const after = changed && changed.account !== "erase" ? changed.account.orders : {};
    const isNew = Object.values(after).some(({ id, phase }) => {
      const before = it.orders[id];
      return !before || (isOpen(phase) && !isOpen(before.phase));
    });
    const followNow = { queue: followQueue, id: account, at: now, payload: {} };
    return changed && isNew ? { ...changed, schedule: [...(changed.schedule ?? []), followNow] } : changed;
  });
}

/** The pure part of `observe`; undefined when nothing changed. */
export function observed(
  account: Account,
  { asked, ...said }: Observed,
  institution: Institution,
  now: number,
): Changed | undefined {
  const schedule: JobToSchedule[] = [];
  const isNews = (id: string): boolean => asked >= (account.orders[id]?.since ?? asked);
  const seen = said.seen.filter(({ id }) => isNews(id));
  const gone = said.gone.filter(isNews);
  const known = Object.fromEntries(Object.entries(account.orders).filter(([id]) => !gone.includes(id)));
  let changed = gone.some((id) => id in account.orders);
  let { placed } = account;
  for (const order of seen) {
    const before = known[order.id];
    const after = followedOf(order, institution, now, before);
    known[order.id] = after;
    if (placed?.orderId === null && !before) placed = { ...placed, orderId: order.id };
    changed ||= JSON.stringify(before) !== JSON.stringify(after);
    const happening = changeWorthTelling(before, after);
    if (happening)
      schedule.push(
        ...tellAll(account, happening, `${order.id}:${after.phase}:${after.status ?? ""}:${after.since}`, now),
      );
  }
  return changed ? { account: { ...account, orders: known, placed }, schedule } : undefined;
}

/**
 * What tells all chats of the account; `about` names the occasion, so that it is told once. The chat that caused it hears of
 * it as the outcome of what it did, and is the exception.
 */
export function tellAll(
  account: Account,
  happening: Happening,
  about: string,
  now: number,
  except?: string,
): JobToSchedule[] {
  const persons = account.persons.filter((chatId) => chatId !== except);
  if (persons.length > 1 && isAnnounced(happening)) return [announcement(persons, happening, about, now)];
  return persons.map((chatId) => tell(chatId, happening, `tell:${about}:${happening.kind}`, now));
}
