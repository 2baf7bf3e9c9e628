import { currentOrder, isOver } from "./currentOrder";
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

/** The order whose card is in the phone as the student says, while USOS still has its codes. */
export const installedByWord = <O extends Pick<OrderFact, "isByWord">>(orders: readonly O[]): O | undefined =>
  orders.find(({ isByWord }) => isByWord);

/**
 * @param mayOrder whether USOS currently lets the student order; without a card, it does not matter, nor while USOS has yet to learn
 *   what the student says is in the phone
 */
export function cardStateOf(
  orders: readonly Pick<OrderFact, "phase" | "orderedAt" | "isByWord">[],
  mayOrder: boolean,
): CardState {
  const isExtension = hasCard(orders);
  switch (currentOrder(orders)?.phase) {
    case "ready":
      return isExtension ? "extensionReady" : "ready";
    case "placed":
    case "processing":
    case "unknown":
      return isExtension ? "extending" : "ordered";
    case "collected":
      return mayOrder && !installedByWord(orders) ? "mayExtend" : "active";
    default:
      return "none";
  }
}

/** The order whose card is in the phone. If there are several, this is the one that stays valid longest. */
export const cardInPhone = <O extends Pick<OrderFact, "phase" | "expiresAt">>(orders: readonly O[]): O | undefined =>
  orders
    .filter(({ phase }) => phase === "collected")
    .sort((a, b) => (b.expiresAt ?? "").localeCompare(a.expiresAt ?? ""))[0];

/** The order to revoke so that the phone has no card any more. An extension that is there only by the student's word is not that order. */
export const cardToRevoke = <O extends Pick<OrderFact, "phase" | "expiresAt" | "isByWord">>(
  orders: readonly O[],
): O | undefined => cardInPhone(orders.filter(({ isByWord }) => !isByWord)) ?? cardInPhone(orders);

/** Whether an extension is under way that ends together with the card, because its codes can extend only that card. */
export const isBeingExtended = (orders: readonly Pick<OrderFact, "phase" | "expiresAt" | "isByWord">[]): boolean => {
  const inPhone = cardToRevoke(orders);
  const isUnderWay = (it: Pick<OrderFact, "phase" | "isByWord">): boolean =>
    it.isByWord === true || (it.phase !== "collected" && !isOver(it));
  return inPhone !== undefined && orders.some((it) => it !== inPhone && isUnderWay(it));
};
