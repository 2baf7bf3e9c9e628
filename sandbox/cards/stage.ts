import type { Order } from "../state";

/** The stage of an order, in our own terms. */
export type Stage = "placed" | "processing" | "ready" | NonNullable<Order["end"]>;

/** The `status` that the API returns. USOS's own values are not published; these are plausible ones. */
export const wireStatus: Readonly<Record<Stage, string>> = {
  placed: "new",
  processing: "processing",
  ready: "ready",
  collected: "collected",
  failed: "error",
  cancelled: "cancelled",
  revoked: "revoked",
};

/** The share of the waiting time during which an order is only placed and not yet processed. */
const placedShare = 0.25;

/** The stage is computed from the clock when it is read, so no timer is needed and a restart changes nothing. */
export function stageOf(order: Order, now: number): Stage {
  if (order.end) return order.end;
  if (order.advanced) return "ready";
  const age = now - order.madeAt;
  if (order.readyAfterMs === null) return "processing";
  if (age >= order.readyAfterMs) return "ready";
  return age >= order.readyAfterMs * placedShare ? "processing" : "placed";
}

/** The order is at the ministry: neither ready nor ended. */
export function isOpen(stage: Stage): boolean {
  return stage === "placed" || stage === "processing";
}

/** The stage that `revoke_mcard` gives an order; null if nothing can be revoked. */
export function afterRevoking(stage: Stage): "cancelled" | "revoked" | null {
  if (isOpen(stage)) return "cancelled";
  return stage === "ready" || stage === "collected" ? "revoked" : null;
}
