/** Slack's three control characters (https://docs.slack.dev/messaging/formatting-message-text, «Escaping text»). */
export const escapeControl = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));

/** Whether Slack would take something in a text for markup of its own. */
export const hasMarkup = (text: string): boolean => /[*_~`]|^\s*>/m.test(text);

const address = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)»”"'\]]/g;

/** Whether a text names an address people should be able to press. */
export const hasAddress = (text: string): boolean => text.search(address) >= 0;

/**
 * A plain text as `mrkdwn` whose only markup is its addresses. Slack knows no escape for its other signs, so an empty
 * character keeps them from meaning anything.
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

/** What a person wrote, as they saw it: Slack sends addresses, people and channels in angle brackets. */
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
