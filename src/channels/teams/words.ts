import { withEmoji } from "../shortCodes";
import type { Activity } from "./activity";
import { quotedInHtml, saysMore, textOfHtml } from "./html";

/** The placeholders of quoted messages and of attachments, as Teams writes them into the text. */
const placeholders =
  /<(?:quoted\b[^<>]*\/|(quoted|attachment)\b[^<>]*>[^<>]*<\/\1\s*)>|<(?:quoted|attachment)\b[^<>]*>/gi;

/**
 * The text that the author of a message typed: without quotes of earlier messages and mentions of the bot, with other people's
 * names and the addresses of links, and with HTML entities decoded.
 */
export function wordsOf(activity: Activity): string {
  const { text, recipient } = activity;
  const written = (text ?? "").replace(placeholders, " ");
  const html = htmlOf(activity);
  const isPoorer = html !== undefined && (written.trim() === "" || saysMore(html));
  const all = isPoorer ? textOfHtml(withoutMentions(html, activity)) : withoutMentions(written, activity);
  const words = withEmoji(decoded(all)).trim();
  // In the HTML copy, and behind a placeholder, a quote is separate from the author's own text. In the text alone it can only be
  // recognised by its wording.
  const isApart = isPoorer || written !== (text ?? "");
  const names = [recipient?.name, activity.from?.name].flatMap((it) => (it ? [it] : []));
  return isApart ? words : withoutQuotes(words, quotesOf(activity), names);
}

const htmlOf = ({ attachments }: Activity): string | undefined => {
  const found = attachments?.find((it) => it?.contentType === "text/html")?.content;
  return typeof found === "string" ? found : undefined;
};

/**
 * How many different mentions of the bot, and how many quotes, are looked for. Real messages have fewer, and each one costs a
 * pass over the whole text: thousands of them in one message would block everybody else.
 */
const mostLookedFor = 20;

/** Removes mentions of the bot, and keeps the names of other mentioned people. */
function withoutMentions(text: string, { entities, recipient }: Activity): string {
  const mentions = (entities ?? []).filter((it) => it?.type === "mention" && it.mentioned?.id === recipient?.id);
  const written = new Set(mentions.flatMap((it) => (it?.text?.trim() ? [it.text] : [])));
  const ofBot = [...written].slice(0, mostLookedFor);
  const names = [recipient?.name, ...ofBot.map(nameIn)].map((it) =>
    decoded(it ?? "")
      .trim()
      .toLowerCase(),
  );
  return ofBot
    .reduce((all, it) => all.replaceAll(it, " "), text)
    .replace(/<at\b[^<>]*>([^<>]*)<\/at\s*>/gi, (_, name: string) =>
      names.includes(decoded(name).trim().toLowerCase()) ? " " : name,
    );
}

const nameIn = (mention: string): string => mention.replace(/<[^<>]*>/g, "");

/** The beginnings of the messages that a reply quotes, as far as Teams reports them. */
function quotesOf(activity: Activity): string[] {
  const { entities, attachments } = activity;
  const html = htmlOf(activity);
  const references = (attachments ?? []).filter((it) => it?.contentType === "messageReference").slice(0, mostLookedFor);
  return [
    ...(entities ?? []).map((it) => (it?.type === "quotedReply" ? it.quotedReply?.preview : undefined)),
    ...references.map((it) => messagePreview(it?.content)),
    ...(html === undefined ? [] : quotedInHtml(html)),
  ]
    .flatMap((it) => (it?.trim() ? [it] : []))
    .slice(0, mostLookedFor)
    .map((it) => decoded(it).trim());
}

function messagePreview(content: unknown): string | undefined {
  const text = typeof content === "string" ? content : JSON.stringify(content ?? {});
  const found = /"messagePreview"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return found === undefined ? undefined : (JSON.parse(found) as string);
}

/**
 * Removes a quote, and the name and the time before it, from the beginning of a text into which Teams has inserted it without
 * marking it. A text that consists only of the quoted words is kept, because its author wrote it.
 */
function withoutQuotes(text: string, quotes: readonly string[], names: readonly string[]): string {
  for (const quote of quotes) {
    // Teams cuts long quotes short.
    const whole = quote.replace(/(?:…|\.{3})$/, "").trim();
    const at = text.indexOf(whole);
    const before = names.reduce((all, it) => all.replaceAll(it, ""), text.slice(0, Math.max(0, at)));
    if (at < 0 || whole.length < fewest || /\p{L}/u.test(before.replace(/\b[AP]M\b/g, ""))) continue;
    const own = text
      .slice(at + whole.length)
      .replace(/^\s*(?:…|\.{3})/, "")
      .trim();
    if (own !== "") return own;
  }
  return text;
}

/** A shorter quote, such as «tak», may just as well be the beginning of the answer to it. */
const fewest = 8;

const decoded = (text: string): string =>
  text.replace(/&(?:nbsp|amp|lt|gt|quot|apos|#39|#160);|\u00a0/g, (found) => signs[found] ?? found);

/** How Teams encodes these characters in formatted text. It uses a hard space wherever several spaces were typed in a row. */
const signs: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "&nbsp;": " ",
  "&#160;": " ",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
};
