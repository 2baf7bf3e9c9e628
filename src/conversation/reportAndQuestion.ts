import { repliesTo, type Data, type Step } from "../../dialogs/kit/dialog";
import { wordsIn } from "../../dialogs/kit/text";
import { fold, tellsOfFault, tellsOfTrouble, toldAndAsked, type Understood } from "../understanding";
import type { Frame } from "./chat";
import { choiceTyped } from "./choiceTyped";
import { explainedHere, noticeOf } from "./explained";
import { guessLanguage } from "./guessLanguage";
import { follow } from "./follow";
import { interruptsStep, likeliestIntent } from "./textIntent";
import { pressFor } from "./pressFor";
import type { TurnDraft } from "./turnDraft";

/** A question about how to get into the app says that the person is not in it yet, whatever they have opened. */
const beforeEntering: ReadonlySet<string | undefined> = new Set(["whichLogin", "bankProfile", "appPassword", "appPin"]);

/** Without a question mark, a report of one word may as well begin the question. */
const fewestWords = 2;

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
  if (!isInGuide || frame.waiting || interruptsStep(understood)) return false;
  if (beforeEntering.has(likeliestIntent(understood))) return false;
  const { toldFirst: told, asked } = toldAndAsked(text);
  if (asked === "" || tellsOfTrouble(fold(told)) || tellsOfFault(fold(text))) return false;
  if (choiceTyped(draft, step, frame, told)?.name !== "next" && !reportsDone(draft, told)) return false;
  if (!text.includes("?") && wordsIn(told) < fewestWords) return false;
  if ("lang" in understood) guessLanguage(draft, understood.lang);
  const before = draft.outputs.length;
  pressFor(draft, step, "next");
  answerAsked(draft, text, before);
  return true;
}

/** Whether what a text tells reports on its own that the step is done. */
function reportsDone(draft: TurnDraft, told: string): boolean {
  if (!/\p{L}{3}/u.test(told)) return false;
  const reply = draft.context.readReply(told, "step");
  return reply?.reply === "done" && reply.isSure;
}

/**
 * Answers what a text asks besides the report that has led on: with an explanation above the new step's card, or with an answer that has a
 * button to that step. Otherwise the step's card answers it.
 *
 * @param before the number of outputs of the turn before it was led on
 */
export function answerAsked(draft: TurnDraft, text: string, before: number): void {
  const { asked } = toldAndAsked(text);
  if (asked === "") return;
  const notice = noticeOf(draft, explainedHere(draft, asked) ?? explainedHere(draft, text));
  if (notice) draft.outputs.splice(before, 0, { kind: "say", notice });
  if (notice) return;
  const it = draft.context.understand(asked);
  const opening = it.kind === "sure" || it.kind === "likely" ? draft.stepContext().opening(it.intent) : undefined;
  if (opening?.dialog !== "advice" || !("intent" in it)) return;
  draft.outputs.splice(before);
  follow(draft, it.intent, asked);
}
