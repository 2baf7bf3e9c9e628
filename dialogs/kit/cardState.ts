import { currentOrder } from "./currentOrder";
import type { OrderFact } from "./facts";

/** The states of a student's mLegitymacja, as far as they determine the student's next actions. */
export const cardStates = ["none", "ordered", "ready", "active", "mayExtend", "extending", "extensionReady"] as const;
export type CardState = (typeof cardStates)[number];

/**
 * Whether a card is in the phone. An order placed then extends that card, and is added to mObywatel in a different way than a
 * first order.
 */
export const hasCard = (orders: readonly Pick<OrderFact, "phase">[]): boolean =>
  orders.some(({ phase }) => phase === "collected");

/** Whether a card is, or was, in the phone. */
export const hadCard = (orders: readonly Pick<OrderFact, "phase">[]): boolean =>
  hasCard(orders) || orders.some(({ phase }) => phase === "revoked");

/** Whether the card is in the phone, and no order is under way. */
export const isInPhone = (state: CardState | undefined): boolean => state === "active" || state === "mayExtend";

/** @param mayOrder whether USOS currently lets the student order; without a card, it does not matter */
export function cardStateOf(orders: readonly Pick<OrderFact, "phase" | "orderedAt">[], mayOrder: boolean): CardState {
  const isExtension = hasCard(orders);
  switch (currentOrder(orders)?.phase) {
    case "ready":
      return isExtension ? "extensionReady" : "ready";
    case "placed":
    case "processing":
    case "unknown":
      return isExtension ? "extending" : "ordered";
    case "collected":
      return mayOrder ? "mayExtend" : "active";
    default:
      return "none";
  }
}

/** The order whose card is in the phone. If there are several, this is the one that stays valid longest. */
export const cardInPhone = <O extends Pick<OrderFact, "phase" | "expiresAt">>(orders: readonly O[]): O | undefined =>
  orders
    .filter(({ phase }) => phase === "collected")
    .sort((a, b) => (b.expiresAt ?? "").localeCompare(a.expiresAt ?? ""))[0];

/** The state of a card that the student may already see in mObywatel: then its codes are not said to wait, although USOS reports them. */
export const asSeen = (state: CardState, seesCard: boolean): CardState =>
  seesCard && (state === "ready" || state === "extensionReady") ? "active" : state;
