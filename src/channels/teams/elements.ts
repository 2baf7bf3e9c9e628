/** A kind of HTML element, given by patterns for its beginning and end; both patterns are global. */
export interface Kind {
  /** The pattern's capture group is the element's value. */
  readonly opening: RegExp;
  readonly closing: RegExp;
}

export interface Element {
  readonly at: number;
  readonly whole: string;
  /** The content between the element's two tags. */
  readonly inner: string;
  /** The opening pattern's capture; empty if it captured nothing. */
  readonly value: string;
}

/**
 * The elements of a kind, each up to the next closing tag. They are found in one pass: a single pattern from beginning to end
 * would search the rest of the text again for every element that is not closed.
 */
export function elementsIn(html: string, { opening, closing }: Kind): Element[] {
  const found: Element[] = [];
  const [begins, ends] = [new RegExp(opening), new RegExp(closing)];
  for (let begin = begins.exec(html); begin; begin = begins.exec(html)) {
    ends.lastIndex = begins.lastIndex;
    const end = ends.exec(html);
    if (!end) break;
    const inner = html.slice(begins.lastIndex, end.index);
    found.push({ at: begin.index, whole: html.slice(begin.index, ends.lastIndex), inner, value: begin[1] ?? "" });
    begins.lastIndex = ends.lastIndex;
  }
  return found;
}

/** The text with each element of a kind replaced. */
export function rewritten(html: string, kind: Kind, replace: (element: Element) => string): string {
  let done = 0;
  let written = "";
  for (const element of elementsIn(html, kind)) {
    written += html.slice(done, element.at) + replace(element);
    done = element.at + element.whole.length;
  }
  return written + html.slice(done);
}
