import { styleOf, type Style, type Styles } from "./htmlStyles";
import type { Line } from "./page";

/** An open element, with the properties its text inherits. */
export interface Element {
  readonly name: string;
  readonly isBlock: boolean;
  /** Margins, in CSS pixels. */
  readonly above: number;
  readonly below: number;
  /** An empty paragraph of Word is as high as a line. */
  readonly isHighWhenEmpty: boolean;
  readonly isHidden: boolean;
  readonly isPreformatted: boolean;
  readonly look: { readonly colour: string; readonly background: string; readonly isBold: boolean };
  readonly quotes: number;
  /** Whether its quotes may be paragraphs that somebody only indented. */
  readonly mayBeIndent: boolean;
  readonly introduces: Line["introduces"];
  /** The next number of an ordered list. */
  number: number | undefined;
}

const blocks = new Set(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const unseen = new Set("script style title template xml object svg math noscript audio video iframe select".split(" "));

/** The browsers' default margins above and below, in pixels. */
const margins: Readonly<Record<string, number>> = {
  p: 16,
  h1: 21,
  h2: 20,
  h3: 19,
  h4: 21,
  h5: 22,
  h6: 25,
  ul: 16,
  ol: 16,
  dl: 16,
  pre: 13,
  blockquote: 16,
  hr: 8,
  figure: 16,
  fieldset: 8,
};

/** Classes of Outlook's paragraphs, which have no margins in Outlook's own view, although browsers would add some. */
const ofOutlook = /^(x_)*(mso\w*|elementtoproof|plaintext)$/;

/** Classes and ids with which programs mark an old letter and its introduction. */
const introducing = /^(x_)*(moz-cite-prefix|gmail_attr|reply-intro|cite-prefix|protonmail_quote_header)$/;
const oldLetter =
  /^(x_)*(divrplyfwdmsg|yahoo_quoted|ymail_quoted|mail-editor-reference-message-container|outlookmessageheader|__quoted_text__|messagereplysection|isreplycontent|isforwardcontent|hm_ehr|reply-container)$/;
const quoting =
  /^(x_)*(gmail_quote|gmail_quote_container|protonmail_quote|tutanota_quote|moz-cite|zmail_extra|yahoo_quoted|mailcontainerquote|quote)$/;

/** The element for a tag within another one. */
export function elementOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  within: Element | undefined,
  styles: Styles,
): Element {
  const marks = [attributes["class"], attributes["id"], attributes["name"], attributes["data-marker"]]
    .flatMap((it) => (it ?? "").slice(0, 500).toLowerCase().split(/\s+/))
    .filter((it) => it !== "");
  const isOutlook = marks.some((it) => ofOutlook.test(it));
  const inline = styleOf(attributes["style"] ?? "");
  const style = [
    styles.get(name),
    isOutlook ? { above: 0, below: 0 } : undefined,
    ...marks.map((it) => styles.get(`.${it}`)),
    ...marks.map((it) => styles.get(`${name}.${it}`)),
    withoutUndefined(inline),
  ].reduce<Style>((all, it) => ({ ...all, ...it }), {});
  const usual = (name === "ul" || name === "ol") && within?.number !== undefined ? 0 : (margins[name] ?? 0);
  const quote = name === "blockquote" ? kindOfQuote(attributes, marks, inline) : "none";
  return {
    name,
    isBlock: blocks.has(name),
    above: style.above ?? usual,
    below: style.below ?? usual,
    isHighWhenEmpty: isOutlook && (name === "p" || name === "div"),
    isHidden: (within?.isHidden ?? false) || unseen.has(name) || style.isHidden === true || "hidden" in attributes,
    isPreformatted: style.isPreformatted ?? (name === "pre" || (within?.isPreformatted ?? false)),
    look: lookOf(name, style, attributes, within),
    quotes: (within?.quotes ?? 0) + (quote === "none" ? 0 : 1),
    mayBeIndent: quote === "perhaps" || (quote === "none" && (within?.mayBeIndent ?? false)),
    introduces: marks.some((it) => oldLetter.test(it))
      ? "old letter"
      : marks.some((it) => introducing.test(it))
        ? "quote"
        : within?.introduces,
    number: listNumber(name, attributes, within),
  };
}

/** Decides what a blockquote is. Mail programs use it both for quotes and for indented paragraphs. */
function kindOfQuote(
  attributes: Readonly<Record<string, string>>,
  marks: readonly string[],
  style: Style,
): "quote" | "perhaps" | "none" {
  if (attributes["type"] === "cite" || attributes["cite"] !== undefined) return "quote";
  if (marks.some((it) => quoting.test(it)) || style.hasBorder === "left") return "quote";
  if (marks.includes("webkit-indent-blockquote") || style.hasBorder === "none") return "none";
  return "perhaps";
}

function lookOf(
  name: string,
  style: Style,
  attributes: Readonly<Record<string, string>>,
  within: Element | undefined,
): Element["look"] {
  const inherited = within?.look ?? { colour: "", background: "", isBold: false };
  if (name === "a") return inherited;
  const colour = style.colour ?? (name === "font" ? attributes["color"] : undefined);
  const background = style.background ?? (name === "mark" ? "yellow" : undefined);
  return {
    colour: colour === undefined ? inherited.colour : withoutGrey(colour),
    background: background === undefined ? inherited.background : withoutGrey(background),
    isBold: style.isBold ?? (inherited.isBold || name === "b" || name === "strong" || /^h\d$/.test(name)),
  };
}

const plainColours =
  /^(black|white|gr[ae]y|dark(slate)?gr[ae]y|dimgr[ae]y|silver|inherit|initial|unset|currentcolor|transparent|windowtext|window|auto|none|canvastext|canvas)\b/;

/** The colour, or an empty string for black, white and shades of grey. */
function withoutGrey(colour: string): string {
  const value = colour.trim().toLowerCase().slice(0, 100);
  if (value === "" || plainColours.test(value)) return "";
  const channels = channelsOf(value);
  if (!channels) return /^[a-z]+$/.test(value) ? value : "";
  return Math.max(...channels) - Math.min(...channels) < 48 ? "" : channels.join(",");
}

function channelsOf(value: string): number[] | undefined {
  const [, long] = /^#?([\da-f]{6})(?:[\da-f]{2})?$/.exec(value) ?? [];
  if (long !== undefined) return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16));
  const [, short] = /^#([\da-f]{3})$/.exec(value) ?? [];
  if (short !== undefined) return [0, 1, 2].map((at) => Number.parseInt(short.charAt(at).repeat(2), 16));
  const [, list] = /^rgba?\(([\d\s,./%]{1,60})\)/.exec(value) ?? [];
  const channels = list?.match(/\d+/g)?.slice(0, 3).map(Number);
  return channels?.length === 3 ? channels : undefined;
}

function listNumber(
  name: string,
  attributes: Readonly<Record<string, string>>,
  within: Element | undefined,
): number | undefined {
  if (name === "ol") return Number.parseInt(attributes["start"] ?? "1", 10) || 1;
  if (name === "ul" || name === "menu") return -1;
  return name === "li" ? within?.number : undefined;
}

const withoutUndefined = (style: Style): Style =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
