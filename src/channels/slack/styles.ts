import { rewritten } from "../addresses";

/** Italics, and code on one line, as Slack sends them. */
const italics = /(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]{1,500})(?<!\s)_(?![\p{L}\p{N}_])/gu;
const code = /(?<![\p{L}\p{N}`])`(?![\s`])([^`\n]{1,500})(?<!\s)`(?![\p{L}\p{N}`])/gu;

/**
 * Removes the signs of italics and code from what staff wrote in Slack, because other chats and letters would show them as they are. Bold words
 * keep their asterisks, by which every chat recognises them, and struck words their tildes, because they mean the opposite without.
 */
export const withoutMinorStyles = (text: string): string =>
  rewritten(text, {
    url: (url) => url,
    rest: (words) => words.replaceAll("```", "").replace(italics, "$1").replace(code, "$1"),
  }).trim();
