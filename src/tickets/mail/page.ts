/**
 * The visible distance between a line and the one above it.
 * - `none`: directly below it;
 * - `space`: a margin, narrower than a line or of a kind that programs put between all paragraphs;
 * - `blank`: at least one empty line.
 */
export type Gap = "none" | "space" | "blank";

/** A line of a letter that shows something, as it looks on the screen. */
export interface Line {
  readonly text: string;
  readonly gap: Gap;
  /** How many quotes the line is inside, by marks in text or by markup in HTML. */
  readonly quotes: number;
  /** The line as it was typed, quote marks included, because what looks like a quote may be a menu path. */
  readonly typed: string;
  /** The special look of its letters: a colour, a background, bold. Empty for plain letters and in plain text. */
  readonly look: string;
  /** True if its quotes may be paragraphs that somebody only indented. */
  readonly mayBeIndent?: boolean;
  /** Set if the markup itself says that the line introduces or begins the answered letter. */
  readonly introduces?: "quote" | "old letter";
}

/** Nobody writes a longer answer; everything after this is quoted. In characters. */
export const longestPage = 100_000;

/** The lines as text. Paragraphs are separated by an empty line, whatever kind of gap was between them. */
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

/** A line without its leading quote marks, and their number. */
export function unquoted(line: string): { quotes: number; text: string } {
  const marks = mark.exec(line);
  if (!marks) return { quotes: 0, text: line };
  return { quotes: (marks[1] ?? "").replace(/[^>]/g, "").length, text: line.slice(marks[0].length) };
}
