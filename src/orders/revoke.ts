import type { ChatId, AccountId } from "../foundation/ids";
import { hasCard } from "../../dialogs/kit/cardState";
import type { Happening } from "../../dialogs/kit/effects";
import { isAlive, isOpen, type Followed } from "../accounts/account";
import type { Token } from "../usos/types";
import { isLinked } from "../accounts/linkedChats";
import { phaseOf } from "./phase";
import { tellAll } from "./observe";
import { obstacleOf, place, type PlacedBy, type Placed } from "./place";
import type { OrderContext } from "./orderContext";
import { signedOut } from "./signedOut";

/**
 * Revokes a card or cancels an order, and tells the account's other chats. It is idempotent: when the call fails, the order is read
 * again, and if it is no longer alive, the revocation counts as done. With a card ends whatever else of it USOS still has: its
 * extension, whose codes would be of no use and would stand in the way of a new order, and the card it had before it was extended.
 * @param chatId the chat that asked for it
 */
export async function revoke(deps: OrderContext, id: AccountId, orderId: string, chatId: ChatId): Promise<Happening> {
  const { accounts, usos, institution, clock } = deps;
  const account = await accounts.get(id);
  const token = account && accounts.tokenOf(id, account);
  if (!account || !isLinked(account, chatId) || !token) return { kind: "signedOutByUsos" };
  // Only orders of this account are accepted, so that a forged button cannot revoke somebody else's card.
  const known = account.orders[orderId];
  if (!known) return { kind: "revokeRefused" };
  const isExtension = hasCard(Object.values(account.orders).filter(({ id: other }) => other !== orderId));
  const was = !isOpen(known.phase) ? "card" : isExtension ? "extension" : "order";

  const answer = await usos.revokeOrder(token, orderId);
  if (!answer.ok && answer.refusal.code === "signedOut") {
    const isOut = await signedOut(accounts, id, token, clock(), chatId);
    return isOut
      ? { kind: "signedOutByUsos" }
      : { kind: "blocked", effect: "order.revoke", obstacle: { code: "unavailable" } };
  }
  if (!answer.ok) {
    const now = await usos.order(token, orderId);
    const isGone = now.ok && !isAlive(phaseOf(now.value, institution));
    if (!isGone && answer.refusal.code !== "refused") {
      return { kind: "blocked", effect: "order.revoke", obstacle: obstacleOf(answer.refusal) };
    }
    if (!isGone) {
      const mcard = await usos.mcard(token);
      const words = answer.refusal.words ?? (mcard.ok ? mcard.value.whyCannotRevoke : null);
      return { kind: "revokeRefused", ...(words ? { words } : {}) };
    }
  }
  const others = Object.values(account.orders).filter((it) => it.id !== orderId && isAlive(it.phase));
  const { ended, stays } = await endWith(deps, token, was === "card" ? others : []);
  const isExtended = was === "card" && others.some(({ phase }) => isOpen(phase));
  const extension = isExtended ? ({ extension: stays ? "stays" : "ended" } as const) : {};
  const happening = { kind: "revoked", orderId, was, ...extension } as const;
  await accounts.update(id, (it) => {
    const over = [orderId, ...ended].flatMap((one) => it.orders[one] ?? []).filter(({ phase }) => isAlive(phase));
    if (over.length === 0) return undefined;
    // The phase is set here, so that the follower does not announce what the student just did.
    const after = over.map((order) => {
      const isCard = order.id === orderId ? was === "card" : !isOpen(order.phase);
      return [order.id, { ...order, phase: isCard ? "revoked" : "cancelled", since: clock() }] as const;
    });
    const orders = { ...it.orders, ...Object.fromEntries(after) };
    return { account: { ...it, orders }, schedule: tellAll(it, happening, orderId, clock(), chatId) };
  });
  return happening;
}

/** Ends the other orders of a card that is revoked; `stays` tells that an extension among them could not be ended. */
async function endWith({ usos, institution }: OrderContext, token: Token, others: readonly Followed[]) {
  const ended: string[] = [];
  let stays = false;
  for (const { id, phase } of others) {
    const answer = await usos.revokeOrder(token, id);
    const now = answer.ok ? undefined : await usos.order(token, id);
    if (answer.ok || (now?.ok && !isAlive(phaseOf(now.value, institution)))) ended.push(id);
    else stays ||= isOpen(phase);
  }
  return { ended, stays };
}

/** Moves the card to a new phone: revokes it, then orders a new one. Either half can safely run again. */
export async function replace(deps: OrderContext, id: AccountId, orderId: string, by: PlacedBy): Promise<Placed> {
  const account = await deps.accounts.get(id);
  const phase = account?.orders[orderId]?.phase;
  if (phase && isAlive(phase) && account.ordering?.by !== by.id) {
    const revoked = await revoke(deps, id, orderId, by.chatId);
    if (revoked.kind !== "revoked") return revoked;
    if (revoked.extension === "stays") return { kind: "revokedNotOrdered" };
  }
  const placed = await place(deps, id, by);
  if (!("kind" in placed)) return placed;
  switch (placed.kind) {
    case "orderPlaced":
      return { kind: "orderReplaced" };
    case "orderRefused":
      return { kind: "revokedNotOrdered", isRefused: true, ...(placed.words ? { words: placed.words } : {}) };
    case "blocked":
      return { kind: "revokedNotOrdered", ...(placed.obstacle.words ? { words: placed.obstacle.words } : {}) };
    default:
      return placed;
  }
}
