import type { types } from "@slack/bolt";
import type { View, ViewButton } from "../../../dialogs/kit/view";
import { cut, limits } from "./limits";

/** What the names of this app's own elements begin with; the helpdesk's begin otherwise. */
export const actions = {
  own: "legitka:",
  /** A button whose value says what it does. */
  say: "legitka:say:",
  /** A button that opens the form of the card's field. */
  fill: "legitka:fill",
  /** A button that leads out of Slack, and of which Slack tells all the same. */
  link: "legitka:link:",
} as const;

/** More side by side is a wall on a phone. */
const inRow = 5;

/**
 * The buttons of a view, in rows. The one that opens a form comes first, or right after what leads to the answer the form
 * asks for: first the sign-in page, then its six digits.
 */
export function buttonRows({ field, buttons }: View, fillIn: string): types.ActionsBlock[] {
  const all = buttons.map((it, place) => ({ it, place }));
  const before = field ? all.filter(({ it }) => "url" in it) : [];
  const others = all.filter((it) => !before.includes(it));
  const links = before.flatMap(({ it, place }) => drawn(it, place));
  const fill = field && button(fillIn, { action_id: actions.fill, value: field.button });
  const elements = [...links, ...(fill ? [fill] : [])].map((it, at): types.Button =>
    at === 0 ? { ...it, style: "primary" } : it,
  );
  elements.push(...others.flatMap(({ it, place }) => drawn(it, place)));
  const rows: types.ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += inRow)
    rows.push({ type: "actions", elements: elements.slice(at, at + inRow) });
  return rows;
}

function drawn(it: ViewButton, place: number): types.Button[] {
  if ("url" in it) return [button(it.label, { action_id: `${actions.link}${place}`, url: it.url })];
  // No button of ours is that long; one cut off would say something else.
  if (it.button.length > limits.buttonValue) return [];
  return [
    button(it.label, {
      action_id: `${actions.say}${place}`,
      value: it.button,
      ...(it.style ? { style: it.style } : {}),
    }),
  ];
}

const button = (label: string, more: Omit<types.Button, "type" | "text">): types.Button => ({
  type: "button",
  text: { type: "plain_text", text: cut(label, limits.buttonText), emoji: false },
  ...more,
});
