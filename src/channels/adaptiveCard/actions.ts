import type { View, ViewButton } from "../../../dialogs/kit/view";
import type { Element } from "./types";

/** Teams draws this many buttons in one set and hides the rest in a menu that phones do not all have. */
const perSet = 6;

const styles = { primary: "positive", danger: "destructive" } as const;

/** The buttons, in as many sets as it takes. They send no input, so an empty required field does not hold them up. */
export function actionElements(buttons: readonly ViewButton[]): Element[] {
  const sets: Element[] = [];
  for (let from = 0; from < buttons.length; from += perSet) {
    const actions = buttons.slice(from, from + perSet).map(action);
    sets.push({ type: "ActionSet", spacing: from === 0 ? "Medium" : "Small", actions });
  }
  return sets;
}

function action(button: ViewButton): Element {
  if ("url" in button) return { type: "Action.OpenUrl", title: button.label, url: button.url };
  return {
    type: "Action.Submit",
    title: button.label,
    data: { button: button.button },
    associatedInputs: "none",
    ...(button.style && { style: styles[button.style] }),
  };
}

/** A field and the button that sends it; what comes back is `Submitted` with `input`. */
export function fieldElements(field: NonNullable<View["field"]>): Element[] {
  const input = {
    type: "Input.Text",
    id: "input",
    label: field.label,
    ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
    isMultiline: field.multiline,
    maxLength: field.maxLength,
    isRequired: true,
    errorMessage: field.missing,
    // «Tel» brings up the number pad of a phone; people type a code as «123 456» too.
    ...(field.digits !== undefined && { style: "Tel", regex: `^\\s*(?:\\d[\\s-]*){${field.digits}}$` }),
  };
  const submit = { type: "Action.Submit", title: field.submit, style: "positive", data: { button: field.button } };
  return [
    { ...input, spacing: "Medium" },
    { type: "ActionSet", spacing: "Small", actions: [submit] },
  ];
}
