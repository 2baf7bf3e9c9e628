import { convert } from "html-to-text";

/** Teams accepts messages of up to 28 KB; the conversion's time grows with the square of the length. */
const mostHtml = 100_000;

/** A quoted message, as Teams puts it into the HTML copy of a reply. */
const quote = /<blockquote\b[^>]*schema\.skype\.com\/Reply[^>]*>([\s\S]*?)<\/blockquote>/gi;
const preview = /<p\b[^>]*itemprop="(?:preview|copy)"[^>]*>([\s\S]*?)<\/p>/i;

/** The text of the HTML copy that Teams attaches to a message, without quotes; a link is followed by its address. */
export const textOfHtml = (html: string): string => plain(html.slice(0, mostHtml).replace(quote, " "));

/** The beginnings of the messages that the HTML copy of a reply quotes. */
export const quotedInHtml = (html: string): string[] =>
  [...html.slice(0, mostHtml).matchAll(quote)].map(([, inner = ""]) => plain(preview.exec(inner)?.[1] ?? inner));

const anchor = /<a\b[^>]*\bhref="([^"]+)"[^>]*>([\s\S]*?)<\/a>/gi;
/** Whether a link's label is its address, as far as people write addresses: «gov.pl» for `https://gov.pl/`. */
const isAddress = (label: string, url: string): boolean => url.includes(label.replace(/<[^<>]*>/g, "").trim());

/** Whether the HTML copy says more than the text: where a link leads, or what of it is a quote. */
export const saysMore = (html: string): boolean =>
  html.search(quote) >= 0 || [...html.matchAll(anchor)].some(([, url = "", label = ""]) => !isAddress(label, url));

const plain = (html: string): string =>
  convert(readable(html), {
    wordwrap: false,
    limits: { maxDepth: 100 },
    selectors: [
      { selector: "a", options: { linkBrackets: ["(", ")"] } },
      { selector: "img", format: "skip" },
      { selector: "p", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ],
  });

const readable = (html: string): string =>
  html
    .replace(/<emoji\b[^>]*\balt="([^"]*)"[^>]*>/gi, "$1")
    .replace(anchor, (found, url: string, label: string) => (isAddress(label, url) ? label : found));
