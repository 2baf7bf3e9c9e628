import type { Happening } from "../../dialogs/kit/effects";
import type { Followed } from "../accounts/account";

/**
 * The news for a student about an order that changed from `before` to `after`; undefined when nothing is worth a message. An
 * order seen for the first time is announced only if its code is waiting: old history is not news.
 */
export function changeWorthTelling(before: Followed | undefined, after: Followed): Happening | undefined {
  const { id: orderId, phase, status } = after;
  if (before?.phase === phase && before.status === status) return undefined;
  const dates = {
    ...(after.orderedAt ? { orderedAt: after.orderedAt } : {}),
    ...(after.expiresAt ? { expiresAt: after.expiresAt } : {}),
  };
  if (phase === "ready") return before?.phase === "ready" ? undefined : { kind: "orderReady", orderId, ...dates };
  if (!before || before.phase === phase) {
    return before && phase === "unknown" ? strange(orderId, status) : undefined;
  }
  // Cancelled and revoked are two names for the same end, and the person who ended the order already knows.
  if (before.phase === "cancelled" || before.phase === "revoked") {
    if (phase === "cancelled" || phase === "revoked") return undefined;
  }
  switch (phase) {
    case "collected":
      return { kind: "orderCollected", orderId, ...(after.expiresAt ? { expiresAt: after.expiresAt } : {}) };
    case "failed":
    case "cancelled":
    case "revoked":
      return { kind: "orderEnded", orderId, how: phase };
    case "unknown":
      return strange(orderId, status);
    default:
      return undefined;
  }
}

const strange = (orderId: string, status: string | null): Happening => ({
  kind: "orderStrange",
  orderId,
  status: status ?? "—",
});
