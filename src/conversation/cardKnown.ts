import { cardStateOf, type CardState } from "../../dialogs/kit/cardState";
import type { Happening } from "../../dialogs/kit/effects";
import type { Facts } from "../../dialogs/kit/facts";
import type { Institution } from "../../dialogs/kit/institution";
import { outlastsCard } from "../../dialogs/kit/reason";
import type { Words } from "../../dialogs/kit/text";
import { localTime } from "../foundation/localTime";
import type { Chat } from "./chat";

/** The place and the time at which something about the card was learnt. */
interface Knowing {
  readonly institution: Institution;
  readonly now: number;
}

/**
 * Remembers the state of the card that facts tell, because the answers to small questions offer buttons by it and must not keep the
 * person waiting for USOS.
 */
export function rememberCard(chat: Chat, { card, followed }: Partial<Facts>): void {
  if (card) chat.cardState = cardStateOf(card.orders, card.whyCannotOrder === null);
  else if (followed) chat.cardState = cardStateOf(followed.orders, followed.mayExtend);
}

/**
 * Remembers what USOS said about an order, so that no card need ask again before it offers one. A refusal that is only due to the card
 * or the order that the student has is not remembered, because it ends with them.
 */
export function rememberRefusal(chat: Chat, { card: known }: Partial<Facts>, at: Knowing): void {
  if (!known) return;
  const isOwn = cardStateOf(known.orders, false) !== "none" && !outlastsCard(known.whyCannotOrder, at.institution);
  noteRefusal(chat, isOwn ? null : known.whyCannotOrder, at);
}

/** @param words null if USOS would take an order */
function noteRefusal(chat: Chat, words: Words | null, { institution, now }: Knowing): void {
  forgetRefusal(chat);
  if (words === null) return;
  chat.orderRefusedAt = localTime(now, institution.timeZone).day;
  chat.orderRefusal = words;
}

/** Follows what a happening tells about whether USOS takes an order. */
export function followRefusal(chat: Chat, happening: Happening, at: Knowing): void {
  if (happening.kind === "mayExtend" || happening.kind === "orderPlaced") forgetRefusal(chat);
  else if (happening.kind === "orderEnded" && happening.refusal !== undefined) noteRefusal(chat, happening.refusal, at);
  else if (happening.kind === "orderRefused" || (happening.kind === "revokedNotOrdered" && happening.isRefused))
    noteRefusal(chat, happening.words ?? {}, at);
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

/** The student says that the card is in the phone, or takes that back; then nothing is known until facts are read again. */
export function noteInstalled(chat: Chat, isDenied = false): void {
  if (isDenied) delete chat.cardState;
  else if (chat.cardState === "ready" || chat.cardState === "extensionReady") chat.cardState = "active";
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
