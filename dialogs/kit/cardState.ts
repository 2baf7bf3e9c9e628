import { currentOrder } from "./currentOrder";
import type { OrderFact } from "./facts";

/** How things stand with a student's mLegitymacja, as far as it decides what they may want to do next. */
export const cardStates = ["none", "ordered", "ready", "active", "mayExtend", "extending", "extensionReady"] as const;
export type CardState = (typeof cardStates)[number];

/** An order that is placed while a card is in the phone extends that card, and is added to mObywatel in another way than a first one. */
export const hasCard = (orders: readonly Pick<OrderFact, "phase">[]): boolean =>
  orders.some(({ phase }) => phase === "collected");

/** @param mayOrder whether USOS lets the student order now; without a card that does not matter here */
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

/** The order in the phone, the one that is valid longest. */
export const cardInPhone = <O extends Pick<OrderFact, "phase" | "expiresAt">>(orders: readonly O[]): O | undefined =>
  orders
    .filter(({ phase }) => phase === "collected")
    .sort((a, b) => (b.expiresAt ?? "").localeCompare(a.expiresAt ?? ""))[0];
