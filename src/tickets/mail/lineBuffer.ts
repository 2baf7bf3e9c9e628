import type { Element } from "./htmlElements";
import { saidOfLink, withPlainAddresses } from "./links";
import { longestPage, visible } from "./page";

/** Collects the text of one line of HTML and how most of its letters look. */
export function createLineBuffer() {
  let parts: string[] = [];
  let length = 0;
  let endsWithSpace = false;
  let hasText = false;
  let hasHardSpace = false;
  let looks = new Map<string, number>();
  /** The open link, and where in `parts` its label begins. */
  let link: { href: string; from: number } | undefined;

  function push(all: string): void {
    const text = all.slice(0, longestPage - length);
    if (text === "") return;
    parts.push(text);
    length += text.length;
    endsWithSpace = /\s$/.test(text.slice(-1));
    hasText ||= /[^\s\u00a0\u200b\ufeff]/.test(text);
    hasHardSpace ||= text.includes("\u00a0");
  }

  return {
    length: () => length,
    hasText: () => hasText,
    /** Adds text to the line. Runs of blanks become one, unless the text is preformatted. */
    add(text: string, element: Element | undefined): void {
      push(element?.isPreformatted === true || !endsWithSpace ? text : text.replace(/^ /, ""));
      if (!element || text.trim() === "") return;
      const { colour, background, isBold } = element.look;
      const look =
        colour === "" && background === "" && !isBold ? "" : [colour, background, isBold ? "bold" : ""].join("/");
      looks.set(look, (looks.get(look) ?? 0) + text.length);
    },
    beginLink(href: string): void {
      link = { href, from: parts.length };
    },
    endLink(): void {
      if (!link) return;
      const leads = saidOfLink(parts.slice(link.from).join(""), link.href);
      link = undefined;
      if (leads === undefined) return;
      if (endsWithSpace) parts.push(parts.pop()?.trimEnd() ?? "");
      push(` [${leads}]`);
    },
    /** Ends the line. `isHeldOpen` says that a hard space kept an empty line open, as editors do. */
    take(isPreformatted: boolean): { text: string; look: string; isHeldOpen: boolean } {
      const seen = withPlainAddresses(visible(parts.join("")));
      const text = isPreformatted ? seen.trimEnd() : seen.replace(/\s+/g, " ").trim();
      const [look = ""] = [...looks].sort(([, a], [, b]) => b - a)[0] ?? [];
      const isHeldOpen = hasHardSpace;
      parts = [];
      [length, endsWithSpace, hasText, hasHardSpace] = [0, false, false, false];
      looks = new Map();
      link = undefined;
      return { text: text.trim() === "" ? "" : text, look, isHeldOpen };
    },
  };
}
