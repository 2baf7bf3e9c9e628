import { choiceOf, repliesTo, type Data, type Step } from "../../dialogs/kit/dialog";
import { fold, tellsOfFault, tellsOfTrouble, type Understood } from "../understanding";
import type { Frame } from "./chat";
import { follow } from "./follow";
import { interruptsStep, likeliestIntent } from "./textIntent";
import { pressFor } from "./pressFor";
import type { TurnDraft } from "./turnDraft";

/** Where a question may begin after a report: «zeskanowałem, a co teraz z kodem?», «I scanned it and how long is the code good?». */
const joint = /[,.;!…]\s*|(?<!\s)\s+(?=(?:a|i|ale|and|but|so|та|і|й|а|але)\s)/iu;

/**
 * Takes a report that a step of a walkthrough is done together with a question: the report moves on, and the question is answered from the
 * next step, or by it.
 *
 * @returns false if the text is no such pair
 */
export function takeReportAndQuestion(
  draft: TurnDraft,
  step: Step<Data>,
  frame: Frame,
  text: string,
  understood: Understood,
): boolean {
  const isInGuide = repliesTo(step, frame.data)?.situation === "step" && frame.offered.includes("next");
  if (!isInGuide || frame.waiting || interruptsStep(understood) || !text.trim().endsWith("?")) return false;
  if (tellsOfTrouble(fold(text)) || tellsOfFault(fold(text)) || !beginsWithReport(draft, text)) return false;
  const intent = likeliestIntent(understood);
  const opening = understood.kind === "sure" && intent !== undefined ? draft.stepContext().opening(intent) : undefined;
  const isAnswered = opening?.dialog === "advice" && choiceOf(step.on, "next") !== undefined;
  const before = draft.outputs.length;
  pressFor(draft, step, "next");
  // The answer comes with a button that leads to the next step, so the step's card is not shown before it.
  if (!isAnswered || intent === undefined) return true;
  draft.outputs.splice(before);
  follow(draft, intent, text);
  return true;
}

/** Whether a part of the text, from its beginning to where the question may begin, reports on its own that the step is done. */
function beginsWithReport(draft: TurnDraft, text: string): boolean {
  const [first = "", ...more] = text.split(joint);
  if (more.length === 0 || first.includes("?") || !/\p{L}{3}/u.test(first)) return false;
  const reply = draft.context.readReply(first, "step");
  return reply?.reply === "done" && reply.isSure;
}
