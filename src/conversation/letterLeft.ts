import { asksForLetter, isAboutLetter, toTakeUp } from "../../dialogs/letterWords";
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
  return unsent(chat.trail) && open("escalate");
}

/**
 * Puts the conversation back at the letter that was left for a side question, if a text tells what to do with that letter: «usuń ostatnie
 * zdanie», «wyślij», «let's start over».
 *
 * @returns false if the text does not, or there is no such letter
 */
export function backAtLetter({ chat }: TurnDraft, text: string): boolean {
  const letter = chat.frame?.dialog === "escalate" ? undefined : unsent(chat.trail);
  if (!letter || !isAboutLetter(text)) return false;
  const { pending: _, wish: __, anew: ___, ...data } = letter.data;
  // The earlier treatment of the letter is not a place to go back to.
  chat.trail = [...chat.trail.filter(({ dialog }) => dialog !== letter.dialog), ...(chat.frame ? [chat.frame] : [])];
  chat.frame = { ...letter, step: "review", data, waiting: false };
  return true;
}

/** The letter that was left last, unless it was sent. */
function unsent(trail: readonly Frame[]): Frame | undefined {
  const last = trail.findLast(({ dialog }) => dialog === "escalate");
  return last && last.step !== "sent" && typeof last.data["text"] === "string" ? last : undefined;
}
