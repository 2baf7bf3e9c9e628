import { choiceOf, type Data, type Step } from "../../dialogs/kit/dialog";
import type { Chat, Frame } from "./chat";
import { stepOf, type Script } from "./script";

/** Choices that only show the same card anew, correct it, or leave it. */
const noAnswers: ReadonlySet<string> = new Set(["again", "back", "resume", "seen", "~again"]);

/**
 * Whether a card waits for an answer, so that «back to the question» leads to something. A card that only informs, whose buttons open
 * other dialogs, does not.
 */
export function isQuestion({ on, over, text }: Step<Data>, { offered }: Pick<Frame, "offered">): boolean {
  if (over) return false;
  if (text !== undefined) return true;
  return offered.some((name) => {
    const choice = noAnswers.has(name) ? undefined : choiceOf(on, name);
    if (!choice) return false;
    return choice.pressOnly === true || typeof choice.then === "function" || choice.then.to.kind === "step";
  });
}

/** The question that was left for a side question and still waits for an answer. «Back» leads to it. */
export function questionBehind({ trail }: Pick<Chat, "trail">, script: Script): Frame | undefined {
  const last = trail.at(-1);
  const step = last && stepOf(script, last);
  return step && last.dialog !== "menu" && isQuestion(step, last) ? last : undefined;
}
