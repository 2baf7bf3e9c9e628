import type { View } from "../../dialogs/kit/view";
import { isChoiceButton } from "../conversation/buttons";
import { omit } from "./omit";

/** A view that can be answered no more: nothing to fill in or choose, while ways to other places stay. */
export function withoutChoices(view: View): View {
  return {
    ...omit(view, "field"),
    buttons: view.buttons.filter((it) => ("url" in it ? !it.signIn : !isChoiceButton(it.button))),
  };
}

/** Whether a view asks for something that later no longer can be answered. */
export const canBeAnswered = ({ field, buttons }: View): boolean =>
  field !== undefined || buttons.some((it) => "button" in it && isChoiceButton(it.button));

/** What the pressed button of a view says. */
export function labelOf({ field, buttons }: View, button: string): string | undefined {
  if (field?.button === button) return field.submit;
  return buttons.find((it) => "button" in it && it.button === button)?.label;
}
