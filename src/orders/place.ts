import type { AccountId, ChatId } from "../foundation/ids";
import type { Happening, Obstacle } from "../../dialogs/kit/effects";
import { isOpen, type Account } from "../accounts/account";
import { currentOrder } from "../../dialogs/kit/currentOrder";
import type { Changed } from "../accounts/accounts";
import { notedStage } from "../accounts/counted";
import { isLinked } from "../accounts/linkedChats";
import type { MCard, Refusal, Token } from "../usos/types";
import type { Job } from "../store/port";
import { refreshOrders, ordersToCheck } from "./look";
import { followQueue } from "./observe";
import { notedRefusal } from "./noted";
import { followedOf } from "./phase";
import { signedOut } from "./signedOut";
import type { OrderContext } from "./orderContext";

export type Placed = Happening | { readonly againInMs: number };

/** The job that places the order, which may run several times, each time with a higher claim, and the chat it is for. */
export interface PlacedBy extends Pick<Job, "id" | "claim"> {
  readonly chatId: ChatId;
  /** When the student asked for it, if that is known. */
  readonly since?: number | undefined;
}

/** One run of the job, and the account it orders for. */
interface Run extends OrderContext {
  readonly id: AccountId;
  readonly by: PlacedBy;
}

const checkAgainMs = 3_000;
const checksAfterSilence = 5;
/** An intent whose process died is taken over after this time, which is longer than any run of `place`. */
const staleMs = 120_000;
/**
 * After USOS's list is read, the call starts within this time plus the client's deadline, or not at all. A run that takes over
 * repeats the call only after `checksAfterSilence` looks, which is later than that.
 */
const tooLateMs = 5_000;
/** How many jobs that waited for an order are remembered until they have ended as well. */
const mostOthers = 20;
/**
 * The result of a run that must not go on, usually because another run has taken the order over. The worker notices a lost claim by
 * itself.
 */
const overtaken = { againInMs: 0 } as const;

/**
 * Places an order exactly once, however often it runs for the same job. The sequence of steps makes this safe: the intent is
 * stored, then USOS's list is stored, and only then is USOS asked. When USOS does not answer, the list is read again and the call
 * is never repeated. When the student presses twice, or asks in another chat too, the second job finds the intent, waits for its
 * outcome, and places an order only if that was a refusal. The intent belongs to the run with the highest claim: a run that was
 * suspended and wakes after another one took over neither changes anything nor calls USOS to order.
 */
export async function place(deps: OrderContext, id: AccountId, by: PlacedBy): Promise<Placed> {
  const { accounts, usos, clock } = deps;
  const run: Run = { ...deps, id, by };
  const account = await accounts.update(id, (it) => (isLinked(it, by.chatId) ? intent(it, by, clock()) : undefined));
  const token = account && accounts.tokenOf(id, account);
  if (!account || !isLinked(account, by.chatId) || !token) return { kind: "signedOutByUsos" };
  const { placed } = account;
  if (placed?.by === by.id) return endOf(placed);
  if (placed && isMeant(placed, by, clock())) return endOfOther(placed);
  // There is no outcome to report yet: USOS may be silent, or about to refuse.
  if (account.ordering && account.ordering.by !== by.id) return { againInMs: checkAgainMs };
  if (account.ordering?.claim !== by.claim) return overtaken;

  const { ordering } = account;
  const mcard = await usos.mcard(token);
  if (!mcard.ok) {
    if (mcard.refusal.code !== "signedOut" && ordering.baseline) return wait(run, ordering);
    return stop(run, token, mcard.refusal);
  }
  const { baseline } = ordering;
  if (baseline) return lookAgain(run, token, mcard.value, { ...ordering, baseline });

  return begin(run, token, mcard.value, mcard.value.orderIds);
}

/** Stores what USOS listed and asks it for the order. This is the only place that makes the call. */
async function begin(run: Run, token: Token, mcard: MCard, baseline: readonly string[]): Promise<Placed> {
  const { usos, clock } = run;
  if (mcard.whyCannotOrder) return refusedBecause(run, token, mcard);
  const read = clock();
  const own = await remember(run, { baseline: [...baseline], checks: 0 });
  // This process may have been suspended just before this line. Its list is stored by now, so its next run looks for a new order,
  // as does a run that takes over. An earlier run of this job that was suspended during its own call may also have noted the
  // outcome by now.
  if (own?.heard !== "nothing" || clock() - read > tooLateMs) return overtaken;
  const made = await usos.makeOrder(token);
  const { code } = made.ok ? { code: "ok" } : made.refusal;
  if (code === "timeout" || code === "unavailable") {
    await noteOutcome(run, "silence");
    return { againInMs: checkAgainMs };
  }
  const listed = code === "ok" || code === "refused" ? await usos.mcard(token) : undefined;
  if (made.ok) {
    const fresh = listed?.ok ? newIn(listed.value, baseline) : undefined;
    if (fresh) return adopt(run, token, fresh);
    await noteOutcome(run, "yes");
    return { againInMs: checkAgainMs };
  }
  if (code !== "refused") return stop(run, token, made.refusal);
  // When USOS refuses without words, the reason is in `mcard`, worded for the student.
  if (!made.refusal.words && listed?.ok) return refusedBecause(run, token, listed.value);
  return endWithoutOrder(run, refusedWith(made.refusal));
}

/**
 * Whether the student requested a job before that order was placed, so that the job means this very order, however late it runs.
 */
const isMeant = ({ at, others }: Ended, { id, since = Infinity }: PlacedBy, now: number): boolean =>
  // A time in the future was recorded by a wrong clock.
  others?.includes(id) === true || (since <= at && at <= now);

function intent(account: Account, by: PlacedBy, now: number) {
  const { id: job, claim } = by;
  const { ordering, placed } = account;
  if (account.token === null || placed?.by === job || (placed && isMeant(placed, by, now))) return undefined;
  if (ordering && ordering.by !== job && now - ordering.since < staleMs) return alsoFor(account, ordering, job);
  if (ordering?.by === job)
    return ordering.claim < claim ? { account: { ...account, ordering: { ...ordering, claim } } } : undefined;
  // A process that died may have placed an order, so its list is kept for comparison.
  const fresh = { baseline: null, heard: "nothing" as const };
  return { account: { ...account, ordering: { ...fresh, ...ordering, by: job, claim, since: now, checks: 0 } } };
}

type Ordering = NonNullable<Account["ordering"]>;

const alsoFor = (account: Account, ordering: Ordering, job: string) =>
  ordering.others?.includes(job)
    ? undefined
    : { account: { ...account, ordering: { ...ordering, others: [...(ordering.others ?? []), job] } } };

/**
 * Changes the account if the intent still belongs to this run. Resolves to the intent as it was before the change; undefined, with
 * nothing changed, when it belongs to another run.
 */
async function write(
  { accounts, id, by }: Run,
  change: (it: Account, ordering: Ordering) => Changed,
): Promise<Ordering | undefined> {
  let own: Ordering | undefined;
  await accounts.update(id, (it) => {
    const { ordering } = it;
    own = ordering?.by === by.id && ordering.claim === by.claim ? ordering : undefined;
    return own && change(it, own);
  });
  return own;
}

const remember = (run: Run, change: Partial<Ordering>): Promise<Ordering | undefined> =>
  write(run, (it, ordering) => ({ account: { ...it, ordering: { ...ordering, ...change } } }));

/**
 * Notes the outcome of the call, even if a later run of the job has taken over, because that run can use it. A known "yes" is never
 * replaced.
 */
async function noteOutcome({ accounts, id, by }: Run, heard: "silence" | "yes"): Promise<void> {
  await accounts.update(id, (it) =>
    it.ordering?.by === by.id && it.ordering.heard !== "yes"
      ? { account: { ...it, ordering: { ...it.ordering, heard } } }
      : undefined,
  );
}

/**
 * Handles a call that was made, or was about to be made, and whose outcome is unknown: looks for an order that was not there
 * before. The call is repeated only when the process died around it and USOS has shown nothing for several looks, because a request
 * that USOS did not answer may still be in progress there.
 */
async function lookAgain(
  run: Run,
  token: Token,
  mcard: MCard,
  { baseline, checks, heard }: Ordering & { baseline: string[] },
): Promise<Placed> {
  const fresh = newIn(mcard, baseline);
  if (fresh) return adopt(run, token, fresh);
  if (checks < checksAfterSilence || heard !== "nothing") return wait(run, { checks, heard });
  return begin(run, token, mcard, baseline);
}

/** Schedules a few more looks at the list; after them, reports what is known and leaves the rest to the follower. */
async function wait(run: Run, { checks, heard }: Pick<Ordering, "checks" | "heard">): Promise<Placed> {
  if (checks < checksAfterSilence) {
    await remember(run, { checks: checks + 1 });
    return { againInMs: checkAgainMs };
  }
  return finish(run, { how: heard === "yes" ? "accepted" : "unclear", orderId: null });
}

async function refusedBecause(run: Run, token: Token, mcard: MCard): Promise<Placed> {
  const { accounts, id } = run;
  const ids = ordersToCheck(mcard.orderIds, []);
  await refreshOrders(run, id, token, { ids, listed: mcard.orderIds });
  const existing = currentOrder(open(await accounts.get(id)));
  const words = mcard.whyCannotOrder;
  return endWithoutOrder(
    run,
    existing ? { kind: "orderExists", orderId: existing.id } : { kind: "orderRefused", ...(words ? { words } : {}) },
  );
}

/** Adds a newly found order to the account, ends the intent and starts following the order. */
async function adopt(run: Run, token: Token, orderId: string): Promise<Placed> {
  const answer = await run.usos.order(token, orderId);
  const bare = { id: orderId, status: null, ready: false, orderDate: null, expirationDate: null, studentNumber: null };
  // A code that is already there is left for the follower to notice and announce.
  const seen = answer.ok ? { ...answer.value, ready: false } : bare;
  const followed = followedOf(seen, run.institution, run.clock(), undefined);
  return finish(run, { how: "accepted", orderId }, followed);
}

type Ended = NonNullable<Account["placed"]>;

/** Ends the intent, records how it ended, and wakes the follower, also for an order that USOS has not listed yet. */
async function finish(
  run: Run,
  end: Pick<Ended, "how" | "orderId">,
  followed?: Account["orders"][string],
): Promise<Placed> {
  const at = run.clock();
  const own = await write(run, (it, ordering) => {
    // An order of which it is unclear whether it was placed is counted when USOS lists it.
    const { account, counts } = end.how === "accepted" ? notedStage(it, "ordered") : { account: it, counts: [] };
    return {
      account: {
        ...account,
        ordering: null,
        placed: { by: run.by.id, at, ...end, ...waiting(it.placed, ordering) },
        orders: followed ? { [followed.id]: followed, ...it.orders } : it.orders,
        lastTrouble: end.how === "unclear" ? { code: "orderUnclear", at } : it.lastTrouble,
      },
      counts,
      schedule: [{ queue: followQueue, id: run.id, dueAt: at, payload: {} }],
    };
  });
  return own ? endOf(end) : overtaken;
}

function waiting(...ended: readonly (Pick<Ended, "others"> | null)[]): Pick<Ended, "others"> {
  const others = ended.flatMap((it) => it?.others ?? []).slice(-mostOthers);
  return others.length > 0 ? { others } : {};
}

const endOf = ({ how, orderId }: Pick<Ended, "how" | "orderId">): Happening =>
  how === "accepted" ? { kind: "orderPlaced", orderId } : { kind: "orderUnclear" };

const endOfOther = (end: Ended): Happening =>
  end.how === "accepted" ? { kind: "orderExists", orderId: end.orderId } : { kind: "orderUnclear" };

/** Ends a run in which nothing was ordered because of USOS itself or the student's access to it. */
async function stop(run: Run, token: Token, refusal: Refusal): Promise<Placed> {
  if (refusal.code !== "signedOut") return endWithoutOrder(run, blocked(refusal));
  const isOut = await signedOut(run.accounts, run.id, token, run.clock(), run.by.chatId);
  return isOut ? { kind: "signedOutByUsos" } : { againInMs: 0 };
}

async function endWithoutOrder(run: Run, happening: Happening): Promise<Placed> {
  const at = run.clock();
  const code = happening.kind === "blocked" ? happening.obstacle.code : happening.kind;
  const words = happening.kind === "orderRefused" ? (happening.words ?? null) : undefined;
  const own = await write(run, (it) => {
    const { account, counts } = words === undefined ? { account: it, counts: [] } : notedRefusal(it, words, run);
    return { account: { ...account, ordering: null, lastTrouble: { code, at } }, counts };
  });
  return own ? happening : overtaken;
}

const newIn = (mcard: MCard, baseline: readonly string[]) => mcard.orderIds.find((it) => !baseline.includes(it));

const open = (account: Account | undefined) =>
  Object.values(account?.orders ?? {}).filter(({ phase }) => isOpen(phase));

const refusedWith = ({ words }: Refusal): Happening => ({ kind: "orderRefused", ...(words ? { words } : {}) });

const blocked = (refusal: Refusal): Happening => ({
  kind: "blocked",
  effect: "order.place",
  obstacle: obstacleOf(refusal),
});

/** A refusal as a dialog may show it: without the developers' detail. */
export const obstacleOf = ({ code, words }: Refusal): Obstacle => ({ code, ...(words ? { words } : {}) });
