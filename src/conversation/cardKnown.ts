import { cardStateOf, type CardState } from "../../dialogs/kit/cardState";
import type { Happening } from "../../dialogs/kit/effects";
import type { Facts } from "../../dialogs/kit/facts";
import type { Chat } from "./chat";

/**
 * Remembers the state of the card that facts tell, because the answers to small questions offer buttons by it and must not keep the
 * person waiting for USOS.
 */
export function rememberCard(chat: Chat, { card, followed }: Partial<Facts>): void {
  if (card) chat.cardState = cardStateOf(card.orders, card.whyCannotOrder === null);
  else if (followed) chat.cardState = cardStateOf(followed.orders, followed.mayExtend);
}

/** Remembers what USOS said about an order, so that the menu need not ask. `today` gives the day at the institution, `YYYY-MM-DD`. */
export function rememberRefusal(chat: Chat, { card: known }: Partial<Facts>, today: () => string): void {
  if (!known) return;
  forgetRefusal(chat);
  if (known.whyCannotOrder === null || cardStateOf(known.orders, false) !== "none") return;
  chat.orderRefusedAt = today();
  chat.orderRefusal = known.whyCannotOrder;
}

export function forgetRefusal(chat: Chat): void {
  delete chat.orderRefusedAt;
  delete chat.orderRefusal;
}

/** Follows what a happening tells about the card. If it leaves the state open, nothing is known until facts are read again. */
export function followCard(chat: Chat, happening: Happening): void {
  const after = stateAfter(happening, chat.cardState);
  if (after === "unknown") delete chat.cardState;
  else if (after !== undefined) chat.cardState = after;
}

const extendable: ReadonlySet<CardState | undefined> = new Set(["active", "mayExtend", "extending"]);

function stateAfter(it: Happening, before: CardState | undefined): CardState | "unknown" | undefined {
  switch (it.kind) {
    case "orderPlaced":
      return before === undefined ? "unknown" : extendable.has(before) ? "extending" : "ordered";
    case "orderReady":
      return it.isExtension ? "extensionReady" : "ready";
    case "orderCollected":
      return "active";
    case "mayExtend":
      return "mayExtend";
    case "linked":
    case "unlinked":
    case "unlinkedElsewhere":
    case "orderExists":
    case "orderUnclear":
    case "orderReplaced":
    case "orderReadyElsewhere":
    case "orderEnded":
    case "orderStrange":
    case "revoked":
      return "unknown";
    default:
      return undefined;
  }
}
