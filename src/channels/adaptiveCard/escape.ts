/**
 * Escapes plain text for an Adaptive Card. Text blocks and facts interpret a subset of Markdown (bold, italics, lists,
 * links) and the functions `{{DATE(…)}}` and `{{TIME(…)}}`
 * (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features). A view is plain text, so whatever could be
 * interpreted as either must be escaped.
 */
export type Escape = (text: string) => string;

/** For a client that parses Markdown (Teams). */
export const escapeMarkdown: Escape = (text) =>
  escapeFunctions(
    text
      // Four spaces or a tab at the start of a line would make it a code block, in which escapes have no effect.
      .replace(/^[ \t]+/gm, (blanks) => "\u00a0".repeat(blanks.replaceAll("\t", "  ").length))
      .replace(/[\\*_[\]`~<]/g, "\\$&")
      .replace(/^(\s*)([-+#>])/gm, "$1\\$2")
      .replace(/^(\s*\d+)([.)])/gm, "$1\\$2"),
  );

/** For a client that shows text as it is (the web page, where no Markdown processor is set). */
export const escapeFunctions: Escape = (text) =>
  // Removes control characters: they are not rendered, and each takes six bytes in JSON.
  text.replace(/[^\P{Cc}\n\t]/gu, "").replace(/\{(?=\{)/g, "{\u200b");
