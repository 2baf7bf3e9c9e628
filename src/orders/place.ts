import type { Happening, Obstacle } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import { isOpen, type Account } from "../accounts/account";
import { currentOrder } from "../../dialogs/kit/currentOrder";
import type { Accounts } from "../accounts/accounts";
import type { MCard, Refusal, Token, UsosClient } from "../usos/types";
import type { Job } from "../store/port";
import { look, worthLooking } from "./look";
import { followQueue } from "./observe";
import { followedOf } from "./phase";
import { signedOut } from "./signedOut";

export interface PlaceParts {
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly institution: Institution;
  readonly clock: () => number;
}

export type Placed = Happening | { readonly againInMs: number };

/** Who orders: the job, which may run several times, and the chat it is for. */
export type PlacedBy = Pick<Job, "id" | "partition">;

const checkAgainMs = 3_000;
const checksAfterSilence = 5;
/** An intent whose process died is taken over after this; longer than any run of `place`. */
const staleMs = 120_000;
/** Asked for later than this after USOS's list was read, somebody else may have taken over and ordered meanwhile. */
const tooLateMs = 15_000;

/**
 * Places an order, exactly once however often it is run for the same job. The order of events is the safety: the intent is
 * stored, USOS's list is stored, only then is USOS asked; after silence the list is read again, and the call is never
 * repeated. A student's other chat, or a second press, finds the intent and orders nothing.
 */
export async function place(parts: PlaceParts, id: string, by: PlacedBy): Promise<Placed> {
  const { accounts, usos, clock } = parts;
  const account = await accounts.update(id, (it) => intent(it, by.id, clock()));
  const token = account && accounts.tokenOf(id, account);
  if (!account || !token) return { kind: "signedOutByUsos" };
  if (account.placed?.by === by.id) return endOf(account.placed);
  if (account.ordering?.by !== by.id) return { kind: "orderExists", orderId: currentOrder(open(account))?.id ?? null };

  const { ordering } = account;
  const asked = clock();
  const mcard = await usos.mcard(token);
  if (!mcard.ok) {
    if (mcard.refusal.code !== "signedOut" && ordering.baseline) return wait(parts, id, ordering);
    return stop(parts, id, by, mcard.refusal);
  }
  const { baseline } = ordering;
  if (baseline) return lookAgain(parts, id, token, mcard.value, { ...ordering, baseline });

  if (mcard.value.whyCannotOrder) return refusedBecause(parts, id, token, mcard.value);
  await remember(parts, id, { baseline: [...mcard.value.orderIds] });
  // A process that was suspended wakes here: its list is stored, so it looks again like one that takes over.
  if (clock() - asked > tooLateMs) return { againInMs: 0 };
  const made = await usos.makeOrder(token);
  const { code } = made.ok ? { code: "ok" } : made.refusal;
  if (code === "timeout" || code === "unavailable") {
    await remember(parts, id, { heard: "silence" });
    return { againInMs: checkAgainMs };
  }
  const listed = code === "ok" || code === "refused" ? await usos.mcard(token) : undefined;
  if (made.ok) {
    const fresh = listed?.ok ? newIn(listed.value, mcard.value.orderIds) : undefined;
    if (fresh) return adopt(parts, id, token, fresh);
    await remember(parts, id, { heard: "yes" });
    return { againInMs: checkAgainMs };
  }
  if (code !== "refused") return stop(parts, id, by, made.refusal);
  // A bare «no» has its reason in the card, where USOS words it for the student.
  if (!made.refusal.words && listed?.ok) return refusedBecause(parts, id, token, listed.value);
  return give(parts, id, refusedWith(made.refusal));
}

function intent(account: Account, job: string, now: number) {
  const { ordering } = account;
  const isOthers = ordering && ordering.by !== job && now - ordering.since < staleMs;
  const isOver = account.token === null || account.placed?.by === job;
  if (isOthers || isOver || ordering?.by === job) return undefined;
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
  if (checks < checksAfterSilence || heard !== "nothing") return wait(parts, id, { checks, heard });
  await remember(parts, id, { baseline: null, checks: 0 });
  return { againInMs: 0 };
}

/** Has the list read again a little later, a few times; then says what is known, and leaves the rest to the follower. */
async function wait(
  parts: PlaceParts,
  id: string,
  { checks, heard }: Pick<Ordering, "checks" | "heard">,
): Promise<Placed> {
  if (checks < checksAfterSilence) {
    await remember(parts, id, { checks: checks + 1 });
    return { againInMs: checkAgainMs };
  }
  return finish(parts, id, { how: heard === "yes" ? "accepted" : "unclear", orderId: null });
}

async function refusedBecause(parts: PlaceParts, id: string, token: Token, mcard: MCard): Promise<Placed> {
  const ids = worthLooking(mcard.orderIds, []);
  await look(parts, id, token, { ids, listed: mcard.orderIds });
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
  const answer = await parts.usos.order(token, orderId);
  const bare = { id: orderId, status: null, ready: false, orderDate: null, expirationDate: null, studentNumber: null };
  // A code that is there already is left for the follower to notice, who announces it.
  const seen = answer.ok ? { ...answer.value, ready: false } : bare;
  const followed = followedOf(seen, parts.institution, parts.clock(), undefined);
  return finish(parts, id, { how: "accepted", orderId }, followed);
}

type Ended = NonNullable<Account["placed"]>;

/** Ends the intent, keeps how, and has the follower look after the order, also after one USOS has not listed yet. */
async function finish(
  { accounts, clock }: PlaceParts,
  id: string,
  end: Pick<Ended, "how" | "orderId">,
  followed?: Account["orders"][string],
): Promise<Placed> {
  const at = clock();
  await accounts.update(id, (it) => ({
    account: {
      ...it,
      ordering: null,
      placed: { by: it.ordering?.by ?? "", at, ...end },
      orders: followed ? { [followed.id]: followed, ...it.orders } : it.orders,
      lastTrouble: end.how === "unclear" ? { code: "orderUnclear", at } : it.lastTrouble,
    },
    schedule: [{ queue: followQueue, id, at, payload: {} }],
  }));
  return endOf(end);
}

const endOf = ({ how, orderId }: Pick<Ended, "how" | "orderId">): Happening =>
  how === "accepted" ? { kind: "orderPlaced", orderId } : { kind: "orderUnclear" };

/** Nothing was ordered, and why lies with USOS or with the student's access to it. */
async function stop(parts: PlaceParts, id: string, { partition }: PlacedBy, refusal: Refusal): Promise<Happening> {
  if (refusal.code !== "signedOut") return give(parts, id, blocked(refusal));
  await signedOut(parts.accounts, id, parts.clock(), partition);
  return { kind: "signedOutByUsos" };
}

async function give(parts: PlaceParts, id: string, happening: Happening): Promise<Happening> {
  const at = parts.clock();
  const code = happening.kind === "blocked" ? happening.obstacle.code : happening.kind;
  await parts.accounts.update(id, (it) => ({ account: { ...it, ordering: null, lastTrouble: { code, at } } }));
  return happening;
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
