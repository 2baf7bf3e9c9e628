import { choiceOf, open, type Next } from "../../dialogs/kit/dialog";
import { endingWished, type EndingWish, type Understood } from "../understanding";
import { pressFor } from "./pressFor";
import { isLetter, situationOf } from "./situation";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/** The choices by which the steps that ask about an end carry each wish, in the order in which they are tried. */
const carriedBy: Readonly<Record<string, Readonly<Record<EndingWish, readonly string[]>>>> = {
  "revoke.confirm": {
    end: ["confirm", "cancelOrder", "cancelExtension"],
    endAndOrder: ["newPhone", "confirm", "cancelOrder", "cancelExtension"],
  },
  "newPhone.confirm": { end: ["confirm"], endAndOrder: ["confirm"] },
  "lostPhone.which": { end: ["block"], endAndOrder: ["move"] },
};

/**
 * Leads a text that asks for nothing but the end of a card or an order to the card that asks for the press. Where such a card stands, or
 * was left for a side question, its own choice carries the wish, so that «unieważnij» does not lose the new order that was asked for.
 *
 * @returns false if the text is no such wish, or is written to people
 */
export function ended(draft: TurnDraft, text: string, understood: Understood): boolean {
  const wish = endingWished(text);
  const { frame, trail } = draft.chat;
  const step = frame ? stepOf(draft.context.script, frame) : undefined;
  if (!wish || step?.text || step?.passing || isLetter(situationOf(draft))) return false;
  const placeOf = (it: { readonly dialog: string; readonly step: string }) => `${it.dialog}.${it.step}`;
  const names = frame && !frame.waiting ? (carriedBy[placeOf(frame)]?.[wish] ?? []) : [];
  const name = names.find((it) => frame?.offered.includes(it));
  if (step && name !== undefined && choiceOf(step.on, name)) pressFor(draft, step, name, true);
  // «Zgubiłam telefon, zablokuj legitymację» is about the phone first.
  else if (understood.kind === "sure" && understood.intent === "lostPhone") return false;
  else draft.apply(leftQuestion(trail.findLast((it) => carriedBy[placeOf(it)])?.dialog, wish));
  return true;
}

function leftQuestion(left: string | undefined, wish: EndingWish): Next {
  if (left === "newPhone" || (left !== undefined && wish === "endAndOrder")) return open("newPhone");
  if (wish === "endAndOrder") return open("order", { anew: "yes" });
  return left === "lostPhone" ? open("revoke", { only: "yes" }) : open("revoke");
}
