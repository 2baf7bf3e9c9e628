import type { Happening, Obstacle } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import { currentOrder, isOpen, type Account } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import type { MCard, Refusal, Token, UsosClient } from "../usos/types";
import { followedOf } from "./phase";
import { followQueue, observe } from "./observe";

export interface PlaceParts {
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly institution: Institution;
  readonly clock: () => number;
}

export type Placed = Happening | { readonly againInMs: number };

const checkAgainMs = 3_000;
const checksAfterSilence = 5;
/** An intent whose process died is taken over after this; longer than any run of `place`. */
const staleMs = 120_000;

/**
 * Places an order, exactly once however often it is run for the same `job`. The order of events is the safety: the intent is
 * stored, USOS's list is stored, only then is USOS asked; after silence the list is read again, and the call is never
 * repeated. A student's other chat, or a second press, finds the intent and orders nothing.
 */
export async function place(parts: PlaceParts, id: string, job: string): Promise<Placed> {
  const { accounts, usos, clock } = parts;
  const account = await accounts.update(id, (it) => intent(it, job, clock()));
  const token = account && accounts.tokenOf(id, account);
  if (!account || !token) return { kind: "signedOutByUsos" };
  if (account.ordering?.by !== job) return { kind: "orderExists", orderId: currentOrder(open(account))?.id ?? null };

  const mcard = await usos.mcard(token);
  if (!mcard.ok)
    return account.ordering.baseline ? { againInMs: checkAgainMs } : give(parts, id, blocked(mcard.refusal));
  const { baseline } = account.ordering;
  if (baseline) return lookAgain(parts, id, token, mcard.value, { ...account.ordering, baseline });

  if (mcard.value.whyCannotOrder) return refusedBefore(parts, id, token, mcard.value);
  await remember(parts, id, { baseline: [...mcard.value.orderIds] });
  const made = await usos.makeOrder(token);
  if (made.ok) {
    const listed = await usos.mcard(token);
    const fresh = listed.ok ? newIn(listed.value, mcard.value.orderIds) : undefined;
    if (fresh) return adopt(parts, id, token, fresh);
    await remember(parts, id, { heard: "yes" });
    return { againInMs: checkAgainMs };
  }
  const { refusal } = made;
  if (refusal.code === "timeout" || refusal.code === "unavailable") {
    await remember(parts, id, { heard: "silence" });
    return { againInMs: checkAgainMs };
  }
  return give(parts, id, refusal.code === "refused" ? refusedWith(refusal) : blocked(refusal));
}

function intent(account: Account, job: string, now: number) {
  const { ordering } = account;
  const isOthers = ordering && ordering.by !== job && now - ordering.since < staleMs;
  if (isOthers || ordering?.by === job) return undefined;
  // What a dead process may have asked for is not forgotten: its list stays the one to compare with.
  const fresh = { baseline: null, heard: "nothing" as const };
  return { account: { ...account, ordering: { ...fresh, ...ordering, by: job, since: now, checks: 0 } } };
}

type Ordering = NonNullable<Account["ordering"]>;

async function remember(parts: PlaceParts, id: string, change: Partial<Ordering>): Promise<void> {
  await parts.accounts.update(id, (it) =>
    it.ordering ? { account: { ...it, ordering: { ...it.ordering, ...change } } } : undefined,
  );
}

/**
 * The call was made, or was about to be, and its outcome is not known: looks for an order that was not there before. Only
 * when the process died around the call, and USOS has shown nothing for several looks, is the call made anew; a request
 * USOS was silent about may still be under way there.
 */
async function lookAgain(
  parts: PlaceParts,
  id: string,
  token: Token,
  mcard: MCard,
  { baseline, checks, heard }: Ordering & { baseline: string[] },
): Promise<Placed> {
  const fresh = newIn(mcard, baseline);
  if (fresh) return adopt(parts, id, token, fresh);
  if (checks < checksAfterSilence) {
    await remember(parts, id, { checks: checks + 1 });
    return { againInMs: checkAgainMs };
  }
  if (heard === "yes") return give(parts, id, { kind: "orderPlaced", orderId: null });
  if (heard === "silence") return give(parts, id, { kind: "orderUnclear" });
  await remember(parts, id, { baseline: null, checks: 0 });
  return { againInMs: 0 };
}

async function refusedBefore(parts: PlaceParts, id: string, token: Token, mcard: MCard): Promise<Placed> {
  await readOrders(parts, id, token, mcard.orderIds);
  const existing = currentOrder(open(await parts.accounts.get(id)));
  const words = mcard.whyCannotOrder;
  return give(
    parts,
    id,
    existing ? { kind: "orderExists", orderId: existing.id } : { kind: "orderRefused", ...(words ? { words } : {}) },
  );
}

/** Takes a newly found order into the account, ends the intent, and starts following. */
async function adopt(parts: PlaceParts, id: string, token: Token, orderId: string): Promise<Placed> {
  const { accounts, clock } = parts;
  const answer = await parts.usos.order(token, orderId);
  const bare = { id: orderId, status: null, ready: false, orderDate: null, expirationDate: null, studentNumber: null };
  // A code that is there already is left for the follower to notice, who announces it.
  const seen = answer.ok ? { ...answer.value, ready: false } : bare;
  const followed = followedOf(seen, parts.institution, clock(), undefined);
  await accounts.update(id, (it) => ({
    account: { ...it, ordering: null, orders: { ...it.orders, [orderId]: it.orders[orderId] ?? followed } },
    schedule: [{ queue: followQueue, id, at: clock(), payload: {} }],
  }));
  return { kind: "orderPlaced", orderId };
}

async function give(parts: PlaceParts, id: string, happening: Happening): Promise<Happening> {
  const at = parts.clock();
  const code = happening.kind === "blocked" ? happening.obstacle.code : happening.kind;
  await parts.accounts.update(id, (it) => ({ account: { ...it, ordering: null, lastTrouble: { code, at } } }));
  return happening;
}

/** Reads some orders from USOS into the account; what USOS does not say is left as it was. */
export async function readOrders(parts: PlaceParts, id: string, token: Token, ids: readonly string[]): Promise<void> {
  const answers = await Promise.all(ids.map((it) => parts.usos.order(token, it)));
  const seen = answers.flatMap((it) => (it.ok ? [it.value] : []));
  if (seen.length > 0) await observe(parts.accounts, id, seen, parts.institution, parts.clock());
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
