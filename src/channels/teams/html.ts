import { convert } from "html-to-text";
import { elementsIn, rewritten, type Kind } from "./elements";

/** Limits the HTML that is converted. Teams accepts messages of up to 28 KB, and the conversion takes quadratic time. */
const mostHtml = 100_000;

/** A quoted message, as Teams puts it into the HTML copy of a reply. */
const quote: Kind = {
  opening: /<blockquote\b[^<>]{0,500}schema\.skype\.com\/Reply[^<>]{0,500}>/gi,
  closing: /<\/blockquote>/gi,
};
const preview: Kind = { opening: /<p\b[^<>]{0,500}itemprop="(?:preview|copy)"[^<>]{0,500}>/gi, closing: /<\/p>/gi };
const anchor: Kind = { opening: /<a\b[^<>]{0,500}\bhref="([^"<>]{1,8000})"[^<>]{0,500}>/gi, closing: /<\/a>/gi };

/** The text of the HTML copy that Teams attaches to a message, without quotes; a link is followed by its address. */
export const textOfHtml = (html: string): string => plain(rewritten(html.slice(0, mostHtml), quote, () => " "));

/** The beginnings of the messages that the HTML copy of a reply quotes. */
export const quotedInHtml = (html: string): string[] =>
  elementsIn(html.slice(0, mostHtml), quote).map(({ inner }) => plain(elementsIn(inner, preview)[0]?.inner ?? inner));

/** Whether a link's label is its address, as far as people write addresses: «gov.pl» for `https://gov.pl/`. */
const isAddress = (label: string, url: string): boolean => url.includes(label.replace(/<[^<>]*>/g, "").trim());

/** Whether the HTML copy contains more than the text: where a link leads, which part is a quote, or where an item of a list begins. */
export const saysMore = (html: string): boolean =>
  /<li\b/i.test(html) ||
  elementsIn(html, quote).length > 0 ||
  elementsIn(html, anchor).some(({ inner, value }) => !isAddress(inner, value));

const plain = (html: string): string =>
  convert(readable(html), {
    wordwrap: false,
    limits: { maxDepth: 100 },
    selectors: [
      { selector: "a", options: { linkBrackets: ["(", ")"] } },
      { selector: "img", format: "skip" },
      { selector: "ul", options: { itemPrefix: "• ", leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: "ol", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: "p", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ],
  });

const readable = (html: string): string =>
  rewritten(
    html.replace(/<emoji\b[^<>]{0,500}\balt="([^"<>]{0,200})"[^<>]{0,500}>/gi, "$1"),
    anchor,
    ({ whole, inner, value }) => (isAddress(inner, value) ? inner : whole),
  );
