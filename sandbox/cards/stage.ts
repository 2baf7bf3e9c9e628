import type { Order } from "../state";

/** Where an order stands, in our words. */
export type Stage = "placed" | "processing" | "ready" | NonNullable<Order["end"]>;

/** What stands in `status` on the wire. USOS's own values are not published; these are plausible ones. */
export const wireStatus: Readonly<Record<Stage, string>> = {
  placed: "new",
  processing: "processing",
  ready: "ready",
  collected: "collected",
  failed: "error",
  cancelled: "cancelled",
  revoked: "revoked",
};

/** The share of the waiting time an order is only placed, before it is processed. */
const placedShare = 0.25;

/** Computed from the clock at reading, so that no timer is needed and a restart changes nothing. */
export function stageOf(order: Order, now: number): Stage {
  if (order.end) return order.end;
  if (order.advanced) return "ready";
  const age = now - order.madeAt;
  if (order.readyAfterMs === null) return "processing";
  if (age >= order.readyAfterMs) return "ready";
  return age >= order.readyAfterMs * placedShare ? "processing" : "placed";
}

/** At the ministry: neither ready nor ended. */
export function isOpen(stage: Stage): boolean {
  return stage === "placed" || stage === "processing";
}

/** What `revoke_mcard` makes of an order; null when there is nothing left to revoke. */
export function afterRevoking(stage: Stage): "cancelled" | "revoked" | null {
  if (isOpen(stage)) return "cancelled";
  return stage === "ready" || stage === "collected" ? "revoked" : null;
}
