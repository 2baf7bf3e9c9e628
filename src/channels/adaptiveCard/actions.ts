import type { View, ViewButton } from "../../../dialogs/kit/view";
import type { Element } from "./types";

type Field = NonNullable<View["field"]>;

/** Teams draws this many buttons in one set and hides the rest in a menu that phones do not all have. */
const perSet = 6;

const styles = { primary: "positive", danger: "destructive" } as const;

/** What leads to the answer the field asks for comes before the field: first the sign-in page, then its six digits. */
export function linkElements({ field, buttons }: Pick<View, "field" | "buttons">): Element[] {
  const links = field ? buttons.filter((it) => "url" in it) : [];
  return links.length > 0 ? [{ type: "ActionSet", spacing: "Medium", actions: links.map(emphasised) }] : [];
}

const emphasised = (link: ViewButton): Element => ({ ...action(link), style: "positive" });

/** The field's own button first, then the others, in as many sets as it takes. */
export function actionElements({ field, buttons }: Pick<View, "field" | "buttons">): Element[] {
  const others = field ? buttons.filter((it) => !("url" in it)) : buttons;
  const actions = [...(field ? [submit(field)] : []), ...others.map(action)];
  const sets: Element[] = [];
  for (let from = 0; from < actions.length; from += perSet) {
    sets.push({
      type: "ActionSet",
      spacing: from === 0 ? "Medium" : "Small",
      actions: actions.slice(from, from + perSet),
    });
  }
  return sets;
}

function submit({ submit: title, button }: Field): Element {
  return { type: "Action.Submit", title, style: "positive", data: { button } };
}

/** These send no input, so an empty required field does not hold them up. */
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

/** The field; what is typed there comes back as `Submitted.input`. */
export function fieldElement(field: Field): Element {
  return {
    type: "Input.Text",
    id: "input",
    label: field.label,
    ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
    isMultiline: field.multiline,
    maxLength: field.maxLength,
    isRequired: true,
    errorMessage: field.missing,
    spacing: "Medium",
    // «Tel» brings up the number pad of a phone; people type a code as «123 456» too.
    ...(field.digits !== undefined && { style: "Tel", regex: `^\\s*(?:\\d[\\s-]*){${field.digits}}$` }),
  };
}
