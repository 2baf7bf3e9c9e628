import type { Account, Followed } from "../accounts/account";
import { currentOrder } from "../../dialogs/kit/currentOrder";
import { dayMs } from "../foundation/time";

/** Situations with ready-made advice; each has a text under `helpdesk.advice`. */
export type Advice =
  | "neverLinked"
  | "signIn"
  | "order"
  | "notExtended"
  | "processing"
  | "longProcessing"
  | "codeWaiting"
  | "collected"
  | "newPhone"
  | "extend"
  | "failed"
  | "usosDown";

const longMs = dayMs;
const recentMs = 60 * 60_000;
/** Codes that mean USOS is unavailable to everybody. */
const down = new Set(["maintenance", "unavailable", "unauthorized", "timeout", "busy"]);

/** The advice for a student in this situation. `today` is YYYY-MM-DD. Pure. */
export function adviceFor(account: Account | undefined, now: number, today: string): Advice[] {
  if (!account) return ["neverLinked"];
  const { lastTrouble } = account;
  const isDown = lastTrouble !== null && down.has(lastTrouble.code) && now - lastTrouble.at < recentMs;
  return [
    ...(account.token === null ? (["signIn"] as const) : []),
    ...(isDown ? (["usosDown"] as const) : []),
    ...aboutOrder(currentOrder(Object.values(account.orders)), now, today),
  ];
}

function aboutOrder(order: Followed | undefined, now: number, today: string): Advice[] {
  if (!order) return ["order", "notExtended"];
  switch (order.phase) {
    case "ready":
      return ["codeWaiting"];
    case "placed":
    case "processing":
    case "unknown":
      return [now - order.since > longMs ? "longProcessing" : "processing"];
    case "collected":
      return order.expiresAt !== null && order.expiresAt.slice(0, 10) < today ? ["extend"] : ["collected", "newPhone"];
    case "failed":
      return ["failed"];
    default:
      return ["order", "notExtended"];
  }
}
