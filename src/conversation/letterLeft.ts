import { asksForLetter, toTakeUp } from "../../dialogs/letterWords";
import { open, type Next } from "../../dialogs/kit/dialog";
import type { Frame } from "./chat";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/**
 * Brings back the letter to support that was left unsent for a side question, wherever the student asks for it: «where is my letter?»,
 * «send my message now».
 *
 * @returns undefined if the text does not ask for it, or there is none
 */
export function letterAskedFor(draft: TurnDraft, text: string): Next | undefined {
  const { chat } = draft;
  if (chat.frame?.dialog === "escalate" || isLetter(situationOf(draft))) return undefined;
  if (!asksForLetter(text) && !toTakeUp(text)) return undefined;
  const letter = unsent(chat.trail);
  if (!letter) return undefined;
  // What was done to the letter before is not a place to go back to.
  chat.trail = chat.trail.filter(({ dialog }) => dialog !== letter.dialog);
  const { pending: _, wish: __, anew: ___, ...kept } = letter.data;
  return open(letter.dialog, { ...kept, late: "yes" });
}

/** The letter that was left last, unless it was sent. */
function unsent(trail: readonly Frame[]): Frame | undefined {
  const last = trail.findLast(({ dialog }) => dialog === "escalate");
  return last && last.step !== "sent" && typeof last.data["text"] === "string" ? last : undefined;
}
