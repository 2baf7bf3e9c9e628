import type { View } from "../../dialogs/kit/view";
import { isChoiceButton } from "../conversation/buttons";
import { omit } from "./omit";

/** A copy of a view that can no longer be answered: without its field and choices. Buttons that lead elsewhere stay. */
export function withoutChoices(view: View): View {
  return {
    ...omit(view, "field"),
    buttons: view.buttons.filter((it) => ("url" in it ? !it.signIn : !isChoiceButton(it.button))),
  };
}

/** Whether a view asks for an answer that may later no longer be possible. */
export const canBeAnswered = ({ field, buttons }: View): boolean =>
  field !== undefined || buttons.some((it) => "button" in it && isChoiceButton(it.button));

/** The label of a pressed button of a view. */
export function labelOf({ field, buttons }: View, button: string): string | undefined {
  if (field?.button === button) return field.submit;
  return buttons.find((it) => "button" in it && it.button === button)?.label;
}
