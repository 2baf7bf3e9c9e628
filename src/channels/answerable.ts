import type { View } from "../../dialogs/kit/view";
import { omit } from "./omit";

/** A view that can be answered no more: nothing to fill in or choose, while ways to other places stay. */
export function withoutChoices(view: View): View {
  return {
    ...omit(view, "field"),
    buttons: view.buttons.filter((it) => ("url" in it ? !it.signIn : !isChoice(it.button))),
  };
}

/** Whether a view asks for something that later no longer can be answered. */
export const canBeAnswered = ({ field, buttons }: View): boolean =>
  field !== undefined || buttons.some((it) => "button" in it && isChoice(it.button));

const isChoice = (button: string): boolean => button.startsWith("c/");

/** What the pressed button of a view says. */
export function labelOf({ field, buttons }: View, button: string): string | undefined {
  if (field?.button === button) return field.submit;
  return buttons.find((it) => "button" in it && it.button === button)?.label;
}

/**
 * Whether a pressed card may still be answered. A button that opens a dialog leads there from a card of any age; a choice is
 * over when the question is another one. `standsAt` is what the turn answered.
 */
export function stillStands(button: string, standsAt: string | null): boolean {
  return button.startsWith("o/") || (standsAt !== null && button.endsWith(`/${standsAt}`));
}
