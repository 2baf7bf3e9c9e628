import { choiceOf, open, type Choice, type Data } from "../../dialogs/kit/dialog";
import { assentTo, type Assent } from "./asksToOrder";
import type { Frame } from "./chat";
import { asksBehind } from "./follow";
import { pressFor } from "./pressFor";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/**
 * Places the order that the card asks for, if the text agrees to it and says nothing else. An order can be taken back, so words are enough.
 * From the answer to a side question, only a text that names the order is taken for the question behind it.
 *
 * @param isListed guesses stand on the screen, which a mere yes may mean
 * @returns false if the text is no such assent, or nothing here asks for one
 */
export function assented(draft: TurnDraft, text: string, isListed: boolean): boolean {
  const { chat } = draft;
  const here = chat.frame && offersOrder(draft, chat.frame);
  if (here) return press(draft, here, assentTo(text, here.sayable, chat.lang), isListed);
  // «Yes please order it» below a list of guesses says itself what is wanted.
  if (isListed && assentTo(text, "card", chat.lang) === "named") return opensOrder(draft);
  const left = asksBehind(draft) ? chat.trail.at(-1) : undefined;
  const behind = left && offersOrder(draft, left);
  if (!left || !behind || left.cardState !== chat.cardState) return false;
  if (assentTo(text, behind.sayable, chat.lang) !== "named") return false;
  chat.trail.pop();
  chat.frame = { ...left };
  return press(draft, behind, "named", false);
}

function press(
  draft: TurnDraft,
  { name }: { readonly name: string },
  assent: Assent | undefined,
  isListed: boolean,
): boolean {
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  if (!step || assent === undefined || (assent === "bare" && isListed)) return false;
  pressFor(draft, step, name, true);
  return true;
}

function opensOrder(draft: TurnDraft): boolean {
  draft.apply(open("order"));
  return true;
}

/** The choice of a card that places an order and may be said; undefined if the card offers none. */
function offersOrder(
  draft: TurnDraft,
  frame: Frame,
): { readonly name: string; readonly sayable: NonNullable<Choice<Data>["sayable"]> } | undefined {
  const step = frame.waiting ? undefined : stepOf(draft.context.script, frame);
  for (const name of step ? frame.offered : []) {
    const { sayable } = choiceOf(step?.on ?? {}, name) ?? {};
    if (sayable) return { name, sayable };
  }
  return undefined;
}
