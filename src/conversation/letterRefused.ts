import { beyondRefusal } from "../../dialogs/letterLeft";
import { open } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { fold, wording, type Understood } from "../understanding";
import { numberedGuideLeft } from "./asideInGuide";
import type { Frame } from "./chat";
import { without } from "./frames";
import { lookAgain } from "./lookAgain";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";
import { stillThere } from "./wayBackTyped";

/** Intents that a text has because it is about the letter, or that open nothing of their own. */
const notElsewhere: ReadonlySet<string> = new Set([
  "human",
  "tickets",
  "menu",
  "language",
  "cancel",
  "withdrawRequest",
]);

/** Answers that lead on in a walkthrough, or to its help. */
const onward: ReadonlySet<string> = new Set(["next", "stuck"]);

/** «Spróbuję jeszcze raz»: the person goes back to the step on their own, so its help would only stand in the way. */
const triesAgain = wording(
  `^ …3 (spróbuję | popróbuję | powtórzę | try | спробую | попробую | повторю) …2
  (raz | ponownie | znowu | znów | again | more | раз | знову) …2 $`,
);

/**
 * Leaves a letter for what else a text asks that refuses it: «nie chcę pisać do pomocy, pokaż kod». The rest of the text is understood on its
 * own, where the person stood before the letter. The letter is kept: «back» leads to it.
 *
 * @param interpret understands a text at the place to which the conversation has returned
 * @returns false if the text is no such refusal, or there is nothing to do beside it
 */
export function leaveRefusedLetter(
  draft: TurnDraft,
  text: string,
  interpret: (rest: string, understood: Understood) => void,
): boolean {
  const { chat, context } = draft;
  const rest = isLetter(situationOf(draft)) ? beyondRefusal(text) : undefined;
  if (rest === undefined || !chat.frame) return false;
  const understood = context.understand(rest);
  const intent = understood.kind === "sure" ? understood.intent : undefined;
  const opening = intent === undefined || notElsewhere.has(intent) ? undefined : draft.stepContext().opening(intent);
  const guide = numberedGuideLeft(draft);
  const looks = understood.kind === "repair" && understood.repair === "lookAgain";
  if (!opening && !guide && !looks) return false;
  const said = t(chat.frame.data["text"] === undefined ? "escalate.notSent" : "escalate.setAside");
  draft.outputs.push({ kind: "say", notice: { text: said } });
  if (looks) draft.apply(lookAgain(draft));
  else if (guide && opening?.dialog !== "advice" && !(opening && opening.dialog !== guide.dialog)) {
    standBefore(draft, guide);
    const isMeant = opening !== undefined || onward.has(intent ?? "");
    if (isMeant && !isNewTry(rest)) interpret(rest, understood);
    else draft.enter(guide);
  } else if (opening) draft.apply(stillThere(draft, opening.dialog) ?? open(opening.dialog, opening.data));
  return true;
}

const isNewTry = (text: string): boolean => !text.endsWith("?") && triesAgain.isIn(fold(text));

/** Puts the conversation back at a place in a walkthrough, with the letter behind it. */
function standBefore({ chat }: TurnDraft, place: Frame): void {
  const letter = chat.frame;
  chat.trail = [...chat.trail.filter(({ dialog }) => dialog !== place.dialog), ...(letter ? [letter] : [])];
  chat.frame = { ...place };
  chat.paused = without(chat.paused, place.dialog);
}
