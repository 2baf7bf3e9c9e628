import { typedLine, typedLines } from "../../../tickets/typed";
import type { Block } from "../blocks";
import { cut, limits, pieces } from "../limits";

/** The maximum length of what somebody typed on a card. */
const longestWords = 8_000;

/**
 * Text that somebody typed, as a Slack quote. Nobody can type the bar of a quote, so the text cannot be mistaken for the card's
 * own, whatever it says. Slack interprets no markup in it, and makes no links that could be pressed by mistake.
 */
export const typedWords = (text: string): Block[] =>
  pieces(cut(typedLines(text).join("\n").trim(), longestWords), limits.sectionText).map((it) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: it }] }],
  }));

/** The beginning of what somebody typed, on one line behind a mark, for lists that have no room for a quote. */
export const typedBeginning = (text: string, most: number): string => `| ${cut(typedLine(text), most)}`;
