import type { types } from "@slack/bolt";
import type { View, ViewButton } from "../../../dialogs/kit/view";
import { cut, limits } from "./limits";

/** Prefixes of the action ids of this channel's own elements. Those of the helpdesk have other prefixes. */
export const actions = {
  own: "legitka:",
  /** A button whose value says what pressing it means. */
  say: "legitka:say:",
  /** A button that opens the form of the card's field. */
  fill: "legitka:fill",
  /** A link button. Slack reports a press of it even though it only opens a URL. */
  link: "legitka:link:",
  /** A button with which people vote on a message, or say why. */
  vote: "legitka:vote:",
} as const;

/** With more buttons than this, a row looks cluttered on a phone. */
const inRow = 5;

/**
 * The buttons of a view, in rows. The button that opens the form comes first, or right after the links that lead to the
 * answer the form asks for: first the sign-in page, then its six digits.
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
  // None of our buttons has such a long value, and a truncated value would mean something else.
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
