import { resumeOnward, type Next } from "../../dialogs/kit/dialog";
import { wordsIn } from "../../dialogs/kit/text";
import { fold, tellsOfTrouble, type Understood } from "../understanding";
import { interruptsStep, likeliestIntent } from "./textIntent";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/** These intents («ok», «aha, rozumiem», «wracam») react to the answer just shown. They do not report that the preparation is done. */
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
const onward = /(?<![\s,.!])[\s,.!]+(?:dalej|next|далі|дальше|go on)[\s.!]*$/iu;
const fillersOnly =
  /^(?:(?:no|to|a|i|ok|okej|dobra|dobrze|jasne|aha|rozumiem|super|w takim razie|so|then|well|right|fine|good|got it|ну|так|добре|гаразд|ясно|зрозуміло|дякую|dzięki|thanks)[\s,.!]*)*$/iu;

/**
 * Resumes the guide past its current step when the person reports that the preparation it needs is done.
 *
 * A person may leave the guide to ask about something it needs first, such as a Trusted Profile or a password. A message like «bank app
 * just confirmed it, im in» then means that this is done.
 *
 * @returns undefined if the text does not clearly say so
 */
export function doneAside(draft: TurnDraft, text: string, understood: Understood): Next | undefined {
  const { frame } = draft.chat;
  const guide = draft.leftGuide();
  const isPrepared =
    frame &&
    guide &&
    stepOf(draft.context.script, guide)?.needsPreparation === true &&
    stepOf(draft.context.script, frame)?.isPreparation?.(frame.data) === true;
  if (!isPrepared || interruptsStep(understood)) return undefined;
  // «Вже пройшло! Далі»: the part before the wish to go on decides.
  const told = likeliestIntent(understood) === "next" ? text.replace(onward, "") : text;
  const isAcknowledged = acknowledgements.has(likeliestIntent(understood)) && (told === text || fillersOnly.test(told));
  return !isAcknowledged && saysDone(draft, told) ? resumeOnward(guide.dialog) : undefined;
}

/**
 * Whether the text clearly says that the guide's step is done, in a guide that the person left for the card now on the screen.
 */
export const isDoneInGuide = (draft: TurnDraft, text: string): boolean =>
  draft.leftGuide() !== undefined && saysDone(draft, text);

function saysDone(draft: TurnDraft, text: string): boolean {
  if (wordsIn(text) < 2 || text.trim().endsWith("?") || tellsOfTrouble(fold(text))) return false;
  const reply = draft.context.readReply(text, "step");
  return reply?.reply === "done" && reply.isSure;
}
