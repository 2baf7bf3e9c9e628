import { rewritten } from "../addresses";
import { withEmoji } from "../shortCodes";

/** Escapes Slack's three control characters (https://docs.slack.dev/messaging/formatting-message-text, "Escaping text"). */
export const escapeControl = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));

/** Whether Slack would interpret something in a text as markup. */
export const hasMarkup = (text: string): boolean => /[*_~`]|^[^\S\n\r\u2028\u2029]*>/m.test(text);

/**
 * Converts plain text to `mrkdwn` whose only markup is its URLs. Slack has no escape for its other markup characters, so a
 * zero-width space is put before each to disable it.
 */
export const withAddresses = (text: string): string =>
  rewritten(text, {
    url: (url) => `<${escapeControl(url)}>`,
    rest: (words) =>
      escapeControl(
        words.replace(/[*_~`]/g, (sign) => `\u200b${sign}`).replace(/^([^\S\n\r\u2028\u2029]*)>/gm, "$1\u200b>"),
      ),
  });

const signs: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** The data that Slack sends only by id: the names of people, and emoji by their short codes. */
export interface Known {
  readonly names?: ReadonlyMap<string, string>;
  readonly emoji?: ReadonlyMap<string, string>;
}

/**
 * The text a person wrote, as they saw it. Slack sends URLs and mentions of people and channels in angle brackets. A link
 * keeps its address behind its label.
 */
export function plainOf(text: string, { names, emoji }: Known = {}): string {
  return withEmoji(
    text
      .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => {
        if (target.startsWith("@")) return names?.get(target.slice(1)) ?? label ?? "";
        if (target.startsWith("!")) return label ?? "";
        if (target.startsWith("#")) return label ? `#${label}` : "";
        const address = target.replace(/^(?:mailto|tel):/, "");
        return label === undefined || address.includes(label) ? (label ?? address) : `${label} (${address})`;
      })
      .replace(/&(?:amp|lt|gt);/g, (found) => signs[found] ?? found)
      .replaceAll("\u00a0", " "),
    emoji,
  ).trim();
}
