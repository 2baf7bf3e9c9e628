import { Parser } from "htmlparser2";
import { elementOf, type Element } from "./htmlElements";
import { stylesOf, type Style } from "./htmlStyles";
import { createLineBuffer } from "./lineBuffer";
import { longestPage, unquoted, type Gap, type Line } from "./page";

/** Real threads are less deep. Parsing stops there, because the parser's time grows with the depth. */
const deepest = 1_000;
/** HTML is passed to the parser in pieces of this size, so that it can stop when enough was read. In characters. */
const piece = 32 * 1024;
const longestSheet = 50_000;
/** The smallest margin that is visible as a gap, in pixels. */
const seen = 5;

/**
 * Converts HTML to lines, the way it looks on a screen: margins and empty lines, and not the elements, decide whether there is a
 * gap between two lines. It takes one pass and stops after `longestPage` characters.
 */
export function linesOfHtml(html: string): Line[] {
  const page = createPage();
  const parser = new Parser(
    { onopentag: page.open, ontext: page.text, onclosetag: page.close },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for (let at = 0; at < html.length && !page.isFull(); at += piece) parser.write(html.slice(at, at + piece));
  if (!page.isFull()) parser.end();
  return page.lines();
}

function createPage() {
  const lines: Line[] = [];
  const open: Element[] = [];
  /** For each open element, how many lines there were when it was opened. */
  const began: number[] = [];
  const styles = new Map<string, Style>();
  let sheet = "";
  let characters = 0;
  const line = createLineBuffer();
  let space = 0;
  let isBlank = false;
  let bullet = "";
  let isTooDeep = false;

  const current = (): Element | undefined => open.at(-1);

  function add(text: string, element: Element | undefined): void {
    const isPreformatted = element?.isPreformatted ?? false;
    const parts = isPreformatted ? text.split(/\r\n?|\n/) : [text.replace(/[ \t\r\n\f]+/g, " ")];
    for (const [at, part] of parts.entries()) {
      if (at > 0) lineBreak();
      line.add(part, element);
    }
  }

  /** Ends the current line. */
  function flush(): void {
    const element = current();
    const { text, look, isHeldOpen } = line.take(element?.isPreformatted ?? false);
    if (text === "") {
      if (isHeldOpen) isBlank = true;
      return;
    }
    // Some programs, such as KMail, write quote marks into HTML too.
    const marked = unquoted(text);
    if (marked.text.trim() === "") {
      isBlank = true;
      return;
    }
    lines.push({
      text: bullet + marked.text,
      typed: bullet + text,
      gap: lines.length === 0 ? "blank" : gap(),
      quotes: (element?.quotes ?? 0) + marked.quotes,
      look,
      ...(element?.mayBeIndent && { mayBeIndent: true }),
      ...(element?.introduces && { introduces: element.introduces }),
    });
    characters += text.length;
    [bullet, space, isBlank] = ["", 0, false];
  }

  const gap = (): Gap => (isBlank ? "blank" : space >= seen ? "space" : "none");

  function lineBreak(): void {
    const before = lines.length;
    flush();
    if (lines.length === before) isBlank = true;
  }

  return {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      if (open.length >= deepest) isTooDeep = true;
      if (isTooDeep) return;
      const element = elementOf(name, attributes, current(), styles);
      if (element.isBlock) {
        flush();
        if (!element.isHidden) space = Math.max(space, element.above);
      }
      open.push(element);
      began.push(lines.length);
      if (element.isHidden) return;
      if (name === "br") lineBreak();
      if (name === "hr") {
        add("_____", element);
        flush();
      }
      if (name === "li") bullet = bulletOf(open.at(-2), attributes);
      if ((name === "td" || name === "th") && line.hasText()) add(" ", element);
      if (name === "a" && attributes["href"] !== undefined) line.beginLink(attributes["href"]);
      if (name === "img" && /^\p{Extended_Pictographic}\S{0,12}$/u.test(attributes["alt"] ?? ""))
        add(attributes["alt"] ?? "", element);
    },
    text: (text: string): void => {
      const element = current();
      if (element?.name === "style" && sheet.length < longestSheet) sheet += text.slice(0, longestSheet);
      if (isTooDeep || element?.isHidden) return;
      add(text, element);
    },
    close: (name: string): void => {
      const at = open.findLastIndex((it) => it.name === name);
      if (at < 0) return;
      const element = open[at];
      if (name === "style") {
        for (const [selector, style] of stylesOf(sheet)) styles.set(selector, { ...styles.get(selector), ...style });
        sheet = "";
      }
      if (name === "a") line.endLink();
      if (element?.isBlock && !element.isHidden) {
        const isEmpty = !line.hasText() && lines.length === began[at];
        flush();
        if (isEmpty && element.isHighWhenEmpty) isBlank = true;
        space = Math.max(space, element.below);
      }
      open.length = at;
      began.length = at;
    },
    isFull: () => isTooDeep || characters + line.length() >= longestPage,
    lines(): Line[] {
      flush();
      return lines;
    },
  };
}

function bulletOf(list: Element | undefined, attributes: Readonly<Record<string, string>>): string {
  if (list?.number === undefined || list.number < 0) return "• ";
  const number = Number.parseInt(attributes["value"] ?? "", 10) || list.number;
  list.number = number + 1;
  return `${number}. `;
}
