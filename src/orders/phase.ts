import type { Institution } from "../../dialogs/kit/institution";
import type { Followed } from "../accounts/account";
import type { MCardOrder } from "../usos/types";

/**
 * The phase of an order. It is `ready` if the code is available. USOS does not publish the values of `status`, so the
 * institution's file lists the known ones; any other gives `unknown`, and the status itself is stored unchanged.
 */
export function phaseOf(order: Pick<MCardOrder, "ready" | "status">, institution: Institution): Followed["phase"] {
  if (order.ready) return "ready";
  if (order.status === null || order.status.trim() === "") return "placed";
  const known = institution.usos.statuses[order.status.trim().toLowerCase()];
  if (!known) return "unknown";
  return known === "ready" ? "processing" : known;
}

/** The order as the account keeps it. As long as nothing changes, the time of the last change is taken from `before`. */
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
