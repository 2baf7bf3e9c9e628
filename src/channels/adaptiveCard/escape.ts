/**
 * Text blocks and facts of an Adaptive Card understand a subset of Markdown (bold, italics, lists, links) and the functions
 * `{{DATE(…)}}` and `{{TIME(…)}}` (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features). A view is
 * plain text, so whatever could be read as either is defused.
 */
export type Escape = (text: string) => string;

/** For a client that parses Markdown (Teams). */
export const escapeMarkdown: Escape = (text) =>
  escapeFunctions(
    text
      // Four blanks, or a tab, at the start of a line would make it code, in which nothing is escaped.
      .replace(/^[ \t]+/gm, (blanks) => "\u00a0".repeat(blanks.replaceAll("\t", "  ").length))
      .replace(/[\\*_[\]`~<]/g, "\\$&")
      .replace(/^(\s*)([-+#>])/gm, "$1\\$2")
      .replace(/^(\s*\d+)([.)])/gm, "$1\\$2"),
  );

/** For a client that shows text as it is (the web page, where no Markdown processor is set). */
export const escapeFunctions: Escape = (text) =>
  // Signs that nothing draws, of which each would take six bytes of a message.
  text.replace(/[^\P{Cc}\n\t]/gu, "").replace(/\{(?=\{)/g, "{\u200b");
