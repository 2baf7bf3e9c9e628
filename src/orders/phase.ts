import type { Institution } from "../../dialogs/kit/institution";
import type { Followed } from "../accounts/account";
import type { MCardOrder } from "../usos/types";

/**
 * How far an order is. The code being there decides «ready»; USOS's wire values of `status` are unpublished, so the
 * institution's file names the known ones and every other is kept as it came.
 */
export function phaseOf(order: MCardOrder, institution: Institution): Followed["phase"] {
  if (order.ready) return "ready";
  if (order.status === null || order.status.trim() === "") return "placed";
  const known = institution.usos.statuses[order.status.trim().toLowerCase()];
  if (!known) return "unknown";
  return known === "ready" ? "processing" : known;
}

/** The order as it is followed; `before` keeps the moment of the last change. */
export function followedOf(
  order: MCardOrder,
  institution: Institution,
  now: number,
  before: Followed | undefined,
): Followed {
  const phase = phaseOf(order, institution);
  const unchanged = before?.phase === phase && before.status === order.status;
  return {
    id: order.id,
    phase,
    status: order.status,
    orderedAt: order.orderDate ?? before?.orderedAt ?? null,
    expiresAt: order.expirationDate ?? before?.expiresAt ?? null,
    since: unchanged ? before.since : now,
  };
}
