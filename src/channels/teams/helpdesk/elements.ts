import { typedLines } from "../../../tickets/typed";
import { escapeMarkdown } from "../../adaptiveCard/escape";
import { lines } from "../../adaptiveCard/lines";
import type { Element } from "../../adaptiveCard/types";
import type { Lang } from "../../../../dialogs/kit/text";
import type { Pressed } from "./pressed";

/** An Adaptive Card with actions of its own. */
export interface DeskCard {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  readonly lang: Lang;
  readonly fallbackText: string;
  readonly msteams: { readonly width: "full" };
  readonly body: readonly Element[];
  readonly actions?: readonly Element[];
}

/** The longest text that is shown: with its escapes and the rest of the card it stays within what Teams takes. In characters. */
const longestTyped = 6_500;

export function deskCard(
  lang: Lang,
  title: string,
  body: readonly Element[],
  actions: readonly Element[] = [],
): DeskCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang,
    fallbackText: title,
    msteams: { width: "full" },
    body,
    ...(actions.length === 0 ? {} : { actions }),
  };
}

export const heading = (text: string): Element => ({
  type: "TextBlock",
  text: escapeMarkdown(text),
  style: "heading",
  size: "Large",
  weight: "Bolder",
  wrap: true,
});

export const subheading = (text: string): Element => ({
  type: "TextBlock",
  text: escapeMarkdown(text),
  weight: "Bolder",
  wrap: true,
  spacing: "Medium",
});

export const paragraph = (text: string): Element[] => lines(text, escapeMarkdown);

export const subtle = (text: string): Element => ({
  type: "TextBlock",
  text: escapeMarkdown(text),
  isSubtle: true,
  size: "Small",
  wrap: true,
  spacing: "Small",
});

export const warning = (text: string): Element => ({
  type: "TextBlock",
  text: escapeMarkdown(`⚠️ ${text}`),
  color: "Attention",
  wrap: true,
});

/** A line with a link, whose address is ours. */
export const linked = (label: string, rest: string, url: string | undefined): Element => ({
  type: "TextBlock",
  text: `${url === undefined ? escapeMarkdown(label) : `[${escapeMarkdown(label)}](${url})`}${escapeMarkdown(rest)}`,
  size: "Small",
  wrap: true,
  spacing: "Small",
});

/**
 * Text that somebody typed, in a frame of another colour. Nobody can type a frame, so the text cannot be mistaken for the card's
 * own, whatever it says; and nothing in it is interpreted.
 */
export function typed(text: string): Element[] {
  const shown = typedLines(cut(text, longestTyped)).join("\n").trim();
  if (shown === "") return [];
  return [{ type: "Container", style: "emphasis", spacing: "Medium", items: lines(shown, escapeMarkdown) }];
}

export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** A button whose press is answered with the card that replaces this one. */
export const execute = (title: string, data: Pressed, more: Readonly<Record<string, unknown>> = {}): Element => ({
  type: "Action.Execute",
  title,
  verb: "helpdesk",
  data,
  ...more,
});

/** A button that opens a dialog. */
export const opens = (title: string, data: Pressed, more: Readonly<Record<string, unknown>> = {}): Element => ({
  type: "Action.Submit",
  title,
  data: { ...data, msteams: { type: "task/fetch" } },
  ...more,
});

/** A button in a dialog. */
export const submits = (title: string, data: Pressed, more: Readonly<Record<string, unknown>> = {}): Element => ({
  type: "Action.Submit",
  title,
  data,
  ...more,
});

export const opensUrl = (title: string, url: string): Element => ({ type: "Action.OpenUrl", title, url });
