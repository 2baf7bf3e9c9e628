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
 * The order a student means when they say «my card»: a code that waits before one on its way, one on its way before the
 * card in the phone, anything alive before what is over; of equals the newest, else the first listed.
 */
export function currentOrder<O extends Pick<OrderFact, "phase" | "orderedAt">>(orders: readonly O[]): O | undefined {
  const byRank = (a: O, b: O): number =>
    rank[a.phase] - rank[b.phase] || (b.orderedAt ?? "").localeCompare(a.orderedAt ?? "");
  return [...orders].sort(byRank)[0];
}
