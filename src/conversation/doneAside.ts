import { resumeOnward, type Next } from "../../dialogs/kit/dialog";
import { wordsIn } from "../../dialogs/kit/text";
import { fold, tellsOfTrouble } from "../understanding";
import { isWeighty, wishOf, type Understood } from "./heard";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/** «Ok», «aha, rozumiem», «wracam» are said to the answer, not of the step. */
const acknowledgements: ReadonlySet<string | undefined> = new Set([
  undefined,
  "yes",
  "no",
  "next",
  "back",
  "thanks",
  "bye",
  "cancel",
  "menu",
  "worked",
]);
/**
 * What leads on in the guide that was left to ask about what it needs (a Trusted Profile, a password), where somebody says that this is
 * done: «bank app just confirmed it, im in». Undefined where nothing of that is surely said.
 */
export function doneAside(draft: TurnDraft, text: string, understood: Understood): Next | undefined {
  const { frame } = draft.chat;
  const guide = draft.leftGuide();
  const isPrepared =
    frame &&
    guide &&
    stepOf(draft.context.script, guide)?.needsPreparation === true &&
    stepOf(draft.context.script, frame)?.isPreparation?.(frame.data) === true;
  if (!isPrepared || acknowledgements.has(wishOf(understood)) || isWeighty(understood)) return undefined;
  return saysDone(draft, text) ? resumeOnward(guide.dialog) : undefined;
}

/** Whether a text surely says that the step is done of a guide that was left for what stands on the screen. */
export const isDoneInGuide = (draft: TurnDraft, text: string): boolean =>
  draft.leftGuide() !== undefined && saysDone(draft, text);

function saysDone(draft: TurnDraft, text: string): boolean {
  if (wordsIn(text) < 2 || text.trim().endsWith("?") || tellsOfTrouble(fold(text))) return false;
  const reply = draft.context.readReply(text, "step");
  return reply?.reply === "done" && reply.isSure;
}
