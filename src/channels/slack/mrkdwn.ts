import { rewritten } from "../addresses";

/** Escapes Slack's three control characters (https://docs.slack.dev/messaging/formatting-message-text, "Escaping text"). */
export const escapeControl = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));

/** Whether Slack would interpret something in a text as markup. */
export const hasMarkup = (text: string): boolean => /[*_~`]|^\s*>/m.test(text);

/**
 * Converts plain text to `mrkdwn` whose only markup is its URLs. Slack has no escape for its other markup characters, so a
 * zero-width space before each keeps it from taking effect.
 */
export const withAddresses = (text: string): string =>
  rewritten(text, {
    url: (url) => `<${escapeControl(url)}>`,
    rest: (words) =>
      escapeControl(words.replace(/[*_~`]/g, (sign) => `\u200b${sign}`).replace(/^(\s*)>/gm, "$1\u200b>")),
  });

const signs: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** The text a person wrote, as they saw it. Slack sends URLs and mentions of people and channels in angle brackets. */
export function plainOf(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => {
      if (target.startsWith("@") || target.startsWith("!")) return label ?? "";
      if (target.startsWith("#")) return `#${label ?? ""}`;
      return label ?? target.replace(/^(?:mailto|tel):/, "");
    })
    .replace(/&(?:amp|lt|gt);/g, (found) => signs[found] ?? found)
    .replaceAll("\u00a0", " ")
    .trim();
}
