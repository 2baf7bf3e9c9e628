import { convert } from "html-to-text";

/** What is newly written stands at the beginning. The conversion's time grows with the square of this; in characters. */
const mostHtml = 200_000;
/** Mail programs nest quotes; nobody writes deeper. */
const deepest = 500;

/** What programs put in that nobody reads, from where to where. */
const unread: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/<!--/g, /-->/g],
  [/<style\b/gi, /<\/style\s*>/gi],
  [/<script\b/gi, /<\/script\s*>/gi],
];

/** Pictures within the HTML itself. */
const dataAddress = /data:[\w/+.-]*;base64,[\w+/=]*/gi;

/**
 * What HTML says, as plain text: a line for each line, however long, since where it breaks tells notes from answers;
 * quotes begin with `>`. Of very long HTML only the beginning; empty when it cannot be read.
 */
export function wordsOfHtml(html: string): string {
  const readable = unread.reduce((it, [from, to]) => without(it, from, to), html).replace(dataAddress, "");
  try {
    return convert(readable.slice(0, mostHtml), { wordwrap: false, limits: { maxDepth: deepest } });
  } catch {
    // Nested so deeply that the stack is full.
    return "";
  }
}

/** HTML as one text, for what may stand anywhere in it. In one pass, whatever its size. */
export const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, "");

/** In one pass; what is never closed goes on to the end. */
function without(html: string, from: RegExp, to: RegExp): string {
  let kept = "";
  let at = 0;
  for (;;) {
    from.lastIndex = at;
    const begin = from.exec(html);
    if (!begin) return kept + html.slice(at);
    kept += html.slice(at, begin.index);
    to.lastIndex = from.lastIndex;
    if (!to.exec(html)) return kept;
    at = to.lastIndex;
  }
}
