import { boldAs } from "../../../dialogs/kit/bold";
import { rewritten } from "../addresses";

/**
 * Escapes plain text for an Adaptive Card. Text blocks and facts interpret a subset of Markdown (bold, italics, lists,
 * links) and the functions `{{DATE(…)}}` and `{{TIME(…)}}`
 * (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features). A view is plain text, so whatever could be
 * interpreted as either must be escaped.
 */
export type Escape = (text: string) => string;

/** Escapes text for a client that parses Markdown (Teams). Text that looks like a Markdown link is not turned into one. */
export const escapeMarkdown: Escape = (text) =>
  escapeFunctions(
    text
      // Four spaces or a tab at the start of a line would make it a code block, in which escapes have no effect.
      .replace(/^[ \t]+/gm, (blanks) => "\u00a0".repeat(blanks.replaceAll("\t", "  ").length))
      .replace(/[\\*_[\]`~<]/g, "\\$&")
      .replace(/^([^\S\n\r\u2028\u2029]*)([-+#>])/gm, "$1\\$2")
      .replace(/^([^\S\n\r\u2028\u2029]*\d+)([.)])/gm, "$1\\$2"),
  );

/** For a client that shows text as it is (the web page, where no Markdown processor is set). */
export const escapeFunctions: Escape = (text) =>
  // Removes control characters: they are not rendered, and each takes six bytes in JSON.
  text.replace(/[^\P{Cc}\n\t]/gu, "").replace(/\{(?=\{)/g, "{\u200b");

/** Like `escapeMarkdown`, but with bold words, and with the text's URLs as links, because the client does not do so by itself. */
export const linkingMarkdown: Escape = (text) => {
  // The text after a link does not begin a line.
  let before = "";
  const linked = rewritten(text, {
    url(url) {
      before = "x";
      return `[${escapeMarkdown(url)}](${url.replace(/[()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
    },
    rest: (words) => escapeMarkdown(`${before}${words}`).slice(before.length),
  });
  return boldAs(linked, "**", "**");
};
