import type { OrderFact, Phase } from "./facts";

const rank: Readonly<Record<Phase, number>> = {
  ready: 0,
  placed: 1,
  processing: 1,
  unknown: 2,
  collected: 3,
  failed: 4,
  cancelled: 4,
  revoked: 4,
};

/**
 * The order a student means by «my card»: first one whose code is waiting, then one on its way, then the card in the phone, and
 * last an order that is over. Among equals it is the newest, otherwise the first in the list.
 */
export function currentOrder<O extends Pick<OrderFact, "phase" | "orderedAt">>(orders: readonly O[]): O | undefined {
  const byRank = (a: O, b: O): number =>
    rank[a.phase] - rank[b.phase] || (b.orderedAt ?? "").localeCompare(a.orderedAt ?? "");
  return [...orders].sort(byRank)[0];
}

/** Whether an order is over, so that it has neither a card nor a code. */
export const isOver = ({ phase }: Pick<OrderFact, "phase">): boolean => rank[phase] === rank.revoked;
