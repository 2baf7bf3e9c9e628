/** Escapes Slack's three control characters (https://docs.slack.dev/messaging/formatting-message-text, "Escaping text"). */
export const escapeControl = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));

/** Whether Slack would interpret something in a text as markup. */
export const hasMarkup = (text: string): boolean => /[*_~`]|^\s*>/m.test(text);

const address = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)»”"'\]]/g;

/** Whether a text contains a URL that people should be able to open. */
export const hasAddress = (text: string): boolean => text.search(address) >= 0;

/**
 * Converts plain text to `mrkdwn` whose only markup is its URLs. Slack has no escape for its other markup characters, so a
 * zero-width space before each keeps it from taking effect.
 */
export function withAddresses(text: string): string {
  const dead = (words: string): string =>
    escapeControl(words.replace(/[*_~`]/g, (sign) => `\u200b${sign}`).replace(/^(\s*)>/gm, "$1\u200b>"));
  let written = "";
  let at = 0;
  for (const { 0: url, index } of text.matchAll(address)) {
    written += `${dead(text.slice(at, index))}<${escapeControl(url)}>`;
    at = index + url.length;
  }
  return written + dead(text.slice(at));
}

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
