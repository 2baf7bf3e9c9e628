import type { View, ViewButton } from "../../../dialogs/kit/view";
import type { Element } from "./types";

type Field = NonNullable<View["field"]>;
type LinkButton = Extract<ViewButton, { url: string }>;

export interface ActionOptions {
  /** Whether the client sends a press as an invoke and replaces the card with the answer (Teams). */
  readonly execute?: boolean;
  /** Whether the client opens a sign-in window itself and receives its outcome (Teams). */
  readonly opensSignIn?: boolean;
  /** The id of the message that contains the card; it is sent back with a press. */
  readonly card?: string;
}

/** Teams shows at most this many buttons per set and moves the rest into a menu that not all phones have. */
const perSet = 6;

const styles = { primary: "positive", danger: "destructive" } as const;

/** Link buttons that come before the field, because they lead to the answer it asks for: first the sign-in page, then its six digits. */
export function linkElements({ field, buttons }: Pick<View, "field" | "buttons">, options: ActionOptions): Element[] {
  const links = field ? buttons.filter((it) => "url" in it) : [];
  const actions = links.flatMap((it) => linkActions(it, options));
  return links.length > 0 ? [{ type: "ActionSet", spacing: "Medium", actions: emphasised(actions) }] : [];
}

const emphasised = ([first, ...rest]: readonly Element[]): Element[] =>
  first ? [{ ...first, style: "positive" }, ...rest] : [];

/** The other buttons, the field's own button first, in as many sets as needed. */
export function actionElements({ field, buttons }: Pick<View, "field" | "buttons">, options: ActionOptions): Element[] {
  const others = field ? buttons.filter((it) => !("url" in it)) : buttons;
  const actions = [...(field ? [submit(field, options)] : []), ...others.flatMap((it) => action(it, options))];
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

const submit = ({ submit: title, button }: Field, options: ActionOptions): Element =>
  press({ title, style: "positive", data: dataOf(button, options) }, options);

function action(button: ViewButton, options: ActionOptions): Element[] {
  if ("url" in button) return linkActions(button, options);
  const { label: title, style } = button;
  // These buttons send no input, so an empty required field does not block them.
  const data = dataOf(button.button, options);
  const plain = { title, data, associatedInputs: "none", ...(style && { style: styles[style] }) };
  return [press(plain, options)];
}

/** An action that reports a press. Clients without support for Action.Execute use the fallback. */
function press(it: { readonly title: string } & Record<string, unknown>, { execute }: ActionOptions): Element {
  const fallback = { type: "Action.Submit", ...it };
  return execute ? { ...fallback, type: "Action.Execute", verb: "press", fallback } : fallback;
}

const dataOf = (button: string, { card }: ActionOptions) => ({ button, ...(card !== undefined && { card }) });

function linkActions({ label: title, url, signIn }: LinkButton, { opensSignIn }: ActionOptions): Element[] {
  if (!signIn || !opensSignIn) return [{ type: "Action.OpenUrl", title, url }];
  // The "signin" action: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
  const data = { msteams: { type: "signin", value: url } };
  return [
    { type: "Action.Submit", title, data, associatedInputs: "none" },
    { type: "Action.OpenUrl", title: signIn.inBrowser, url },
  ];
}

/** The input field. Its content is sent back as `Submitted.input`. */
export function fieldElement(field: Field): Element {
  return {
    type: "Input.Text",
    id: "input",
    label: field.label,
    ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
    ...(field.value !== undefined && { value: field.value }),
    isMultiline: field.multiline,
    maxLength: field.maxLength,
    isRequired: true,
    errorMessage: field.missing,
    spacing: "Medium",
    // "Tel" brings up the number pad on phones. The pattern allows spaces and hyphens, because people also type a code as
    // "123 456".
    ...(field.digits !== undefined && { style: "Tel", regex: `^\\s*(?:\\d[\\s-]*){${field.digits}}$` }),
  };
}
