import { accountIdIn, type AccountId } from "../foundation/ids";
import type { Institution } from "../../dialogs/kit/institution";
import { isOpen, type Account, type Followed } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import type { JobResult } from "../outbox/attempt";
import type { Job } from "../store/port";
import { idsOf, refreshOrders, ordersToCheck } from "./look";
import type { Refusal, Token, UsosClient } from "../usos/types";
import { tellAll } from "./observe";
import { countsFrom, nextAskInMs, type Pace } from "./pace";
import { cardInPhone, nextExtensionLook, withExtension } from "./extension";
import { nextNudge, withSent } from "./nudges";
import { signedOut } from "./signedOut";
import { noteTrouble } from "./trouble";
import { dayMs } from "../foundation/time";

export interface FollowDeps {
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly institution: Institution;
  readonly pace: Pace;
  readonly clock: () => number;
  readonly random: () => number;
  /** Whether the clock may be wrong. The student then gets no reminders. */
  readonly isClockDoubted?: () => boolean;
  /** Called with USOS's answer for an account: `ok`, or the refusal's code. */
  readonly noteUsosOutcome?: (account: AccountId, outcome: string) => void;
}

const troubleMs = 30_000;
const longestRestMs = dayMs;

/** News of an order is told before a reminder about it, which waits this long. */
const newsFirstMs = 1_000;

const isDue = (at: number | undefined, now: number): boolean => at !== undefined && at <= now;

/**
 * Creates the handler that follows one account: it asks USOS about the open orders, announces what changed, nudges the student and
 * decides when to look again.
 */
export function createFollower(deps: FollowDeps): (job: Job) => Promise<JobResult> {
  const { accounts, usos, institution, clock, isClockDoubted = () => false } = deps;

  return async (job) => {
    const id = accountIdIn(job);
    const account = await accounts.get(id);
    const token = account && accounts.tokenOf(id, account);
    if (!account || !token) return "done";
    const refusal = await ask(id, token, account);
    if (refusal?.code === "signedOut") {
      return (await signedOut(accounts, id, token, clock())) ? "done" : { againInMs: 0 };
    }
    if (refusal) await noteTrouble(accounts, id, refusal, clock());
    // After a refusal no nudge is sent, because USOS may know that the card was revoked or extended.
    const after = refusal || isClockDoubted() ? await accounts.get(id) : await nudge(id);
    if (!after) return "done";
    if (refusal) return { againInMs: Math.max(refusal.retryAfterMs ?? 0, troubleMs * (0.8 + deps.random() * 0.4)) };
    return rest(after);
  };

  /**
   * Asks USOS about the open orders only; about everything USOS lists if a nudge is due or an order is missing; and once a day
   * whether the card in the phone can be extended.
   */
  async function ask(id: AccountId, token: Token, account: Account): Promise<Refusal | undefined> {
    const open = idsOf(account, isOpen);
    const asked = clock();
    const needsAll = isMissing(account) || isDue(nextNudge(account, institution, asked)?.at, asked);
    if (!needsAll && !isDue(nextExtensionLook(account, asked), asked)) {
      const refusal = await refreshOrders(deps, id, token, { ids: open });
      // If no order is open, USOS was not asked.
      return open.length > 0 ? told(id, refusal) : refusal;
    }
    const mcard = await usos.mcard(token);
    if (!mcard.ok) return told(id, mcard.refusal);
    const { orderIds: listed, whyCannotOrder } = mcard.value;
    const newest = ordersToCheck(listed, open);
    // The university may have revoked the card in the phone meanwhile, so the daily look reads its order too.
    const held = cardInPhone(account)?.id;
    const isNeeded = (it: string): boolean => it === held || open.includes(it) || !(it in account.orders);
    const ids = needsAll ? newest : newest.filter(isNeeded);
    const refusal = await refreshOrders(deps, id, token, { ids, listed, whyCannotOrder });
    if (!refusal) {
      await accounts.update(id, (it) => {
        const after = withExtension(it, whyCannotOrder === null, asked);
        return after === it ? undefined : { account: after };
      });
    }
    return told(id, refusal);
  }

  function told(id: AccountId, refusal: Refusal | undefined): Refusal | undefined {
    deps.noteUsosOutcome?.(id, refusal?.code ?? "ok");
    return refusal;
  }

  /** Whether an order was placed that USOS has not listed yet. After a day it is no longer expected. */
  function isMissing({ placed }: Account): boolean {
    return placed?.orderId === null && clock() - placed.at < longestRestMs;
  }

  /** The nudge is marked as sent in the commit that schedules it, so no other process sends it again. */
  async function nudge(id: AccountId): Promise<Account | undefined> {
    return accounts.update(id, (account) => {
      const now = clock();
      const due = nextNudge(account, institution, now);
      const isNews = ({ since }: Followed): boolean => since > now - newsFirstMs;
      if (!due || due.at > now || Object.values(account.orders).some(isNews)) return undefined;
      return {
        account: withSent(account, [due.id]),
        schedule: tellAll(account, due.happening, `${due.id}:${account.reminders.snoozedUntil}`, now),
      };
    });
  }

  function rest(account: Account): JobResult {
    const now = clock();
    const open = Object.values(account.orders).filter(({ phase }) => isOpen(phase));
    const ages = [
      ...open.map((it) => countsFrom(it, account, now)),
      ...(isMissing(account) ? [account.placed?.at ?? now] : []),
    ];
    const asks = ages.map((since) => nextAskInMs(now - since, deps.pace, deps.random));
    // Due nudges wait while the clock is doubted. Meanwhile the order is checked as often as an old one.
    const soonest = isClockDoubted() ? deps.pace.latestMs : 1_000;
    const moments = [nextNudge(account, institution, now)?.at, nextExtensionLook(account, now)];
    const waits = [...asks, ...moments.flatMap((at) => (at === undefined ? [] : [Math.max(soonest, at - now)]))];
    return waits.length > 0 ? { againInMs: Math.min(longestRestMs, ...waits) } : "done";
  }
}
