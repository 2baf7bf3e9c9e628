import type { Escape } from "./escape";
import type { Element } from "./types";

/** A text with more lines than this is rendered as a single block, because every block takes up some of a message's size limit. */
const mostBlocks = 40;

/** Renders one block per line, because Markdown renderers join consecutive lines. */
export function lines(text: string, escape: Escape, spacing = "Default"): Element[] {
  const written = text.split("\n").filter((line) => line.trim() !== "");
  const blocks = written.length > mostBlocks ? [written.join("\n\n")] : written;
  return blocks.map((line, index) => ({
    type: "TextBlock",
    text: escape(line),
    wrap: true,
    spacing: index === 0 ? spacing : "Small",
  }));
}
