/**
 * How far a line stands from the one above it, as its reader sees it.
 * - `none`: directly below it;
 * - `space`: a margin, narrower than a line or of a kind that programs put between all paragraphs;
 * - `blank`: at least one empty line.
 */
export type Gap = "none" | "space" | "blank";

/** A line of a letter that shows something, as it looks on the screen. */
export interface Line {
  readonly text: string;
  readonly gap: Gap;
  /** How many quotes it stands in, by marks in text or by markup in HTML. */
  readonly quotes: number;
  /** As it was typed, quote marks included: what looks like a quote may be a path of clicks. */
  readonly typed: string;
  /** How its letters look when they look special: a colour, a background, bold. Empty for plain ones and in plain text. */
  readonly look: string;
  /** Set where its quotes may as well be paragraphs that somebody indented. */
  readonly mayBeIndent?: boolean;
  /** Set where markup itself says that the line introduces or begins the letter that is answered. */
  readonly introduces?: "quote" | "old letter";
}

/** Nobody writes a longer answer; whatever follows is quoted. In characters. */
export const longestPage = 100_000;

/** The lines as text: paragraphs are apart by an empty line, whatever the reason of their distance. */
export function textOf(lines: readonly Line[]): string {
  return lines.map(({ text, gap }, at) => (at === 0 ? text : `${gap === "none" ? "\n" : "\n\n"}${text}`)).join("");
}

/** Replaces all kinds of spaces by plain ones and removes invisible characters. */
export const visible = (text: string): string =>
  text
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, "");

/** Whether the line is only a separator, such as a row of dashes. */
export const isRule = (text: string): boolean => /^\s*[_\-─—=*]{5,}\s*$/.test(text);

const mark = /^\s{0,3}((?:>[ \t]?)+)/;

/** A line without the marks of quotes before it, and how many there are. */
export function unquoted(line: string): { quotes: number; text: string } {
  const marks = mark.exec(line);
  if (!marks) return { quotes: 0, text: line };
  return { quotes: (marks[1] ?? "").replace(/[^>]/g, "").length, text: line.slice(marks[0].length) };
}
