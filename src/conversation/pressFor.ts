import { choiceOf, stay, type Data, type Step } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import type { TurnDraft } from "./turnDraft";

/** The choice on a card that could not be built, which tries the step once more. */
export const again = "~again";

/**
 * Presses a choice on the person's behalf. If the choice needs a real press, or must be named exactly and was not, the person is
 * told so instead.
 */
export function pressFor(draft: TurnDraft, step: Step<Data>, name: string, isNamed = false): void {
  const { frame } = draft.chat;
  if (name === again && frame) return draft.enter(frame);
  const choice = choiceOf(step.on, name);
  if (choice?.pressOnly && !(choice.sayable && isNamed)) {
    const label = { name: { text: choice.label ?? t(`button.${name}`) } };
    const press = t(draft.askedAgain ? "problem.pressStill" : "problem.pressButton", label);
    const text = choice.sayable ? t("problem.sayOrPress", label) : (choice.pressHint ?? press);
    draft.apply(stay({ say: [{ text }] }, true));
    draft.chat.askedAgain = true;
  } else if (choice) draft.choose({ then: (isNamed ? undefined : choice.inPassing) ?? choice.then }, "");
}
