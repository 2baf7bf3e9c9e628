import { typedLine, typedLines } from "../../../tickets/typed";
import type { Block } from "../blocks";
import { cut, limits, pieces } from "../limits";

/** The maximum length of what somebody typed on a card. */
const longestWords = 8_000;

/**
 * What somebody typed, as Slack's own quote: its bar cannot be typed, so whatever the words look like, they cannot be taken for
 * the card's. Slack interprets no markup in it, and makes no links that could be pressed by mistake.
 */
export const typedWords = (text: string): Block[] =>
  pieces(cut(typedLines(text).join("\n").trim(), longestWords), limits.sectionText).map((it) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: it }] }],
  }));

/** The beginning of what somebody typed, on one line and behind a mark, where a list has no room for a quote. */
export const typedBeginning = (text: string, most: number): string => `| ${cut(typedLine(text), most)}`;
