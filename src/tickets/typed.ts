/** Everything that a program may show as the end of a line. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** Spaces of every width, and letters that look like one. */
const spaces = /[\s\p{Zs}\u115f\u1160\u2800\u3164\uffa0]+/gu;

/**
 * Invisible characters that change how others are displayed: they reverse the direction of a line, or hide where a word ends. The
 * two joiners are kept, because emoji and some languages need them.
 */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;

/** The lines that somebody typed, each as it will be displayed: nothing in it can move to another line or hide. */
export const typedLines = (text: string): string[] =>
  text.split(lineEnd).map((it) => it.replace(spaces, " ").replace(unseen, "").trim());

/** Text that somebody typed, on one line. */
export const typedLine = (text: string): string =>
  typedLines(text)
    .filter((it) => it !== "")
    .join(" ");

/**
 * Short enough, with the mark, for every window in which letters are read, and with the quote mark of an answer also for programs
 * that break quotes at 70 characters and mark only the first part. In characters.
 */
const longestLine = 60;

/** An address is not broken, because it could then not be opened. */
const address = /^https?:\/\/[!-~]+$/i;

/** Breaks a line between words, and breaks words that are longer than a line. */
function broken(line: string): string[] {
  const lines: string[] = [];
  let open = "";
  for (const word of line.split(" ").flatMap((it) => (address.test(it) ? [it] : inPieces(it)))) {
    const longer = open === "" ? word : `${open} ${word}`;
    if (Array.from(longer).length > longestLine && open !== "") {
      lines.push(open);
      open = word;
    } else open = longer;
  }
  return [...lines, open];
}

function inPieces(word: string): string[] {
  const characters = Array.from(word);
  const count = Math.max(1, Math.ceil(characters.length / longestLine));
  return Array.from({ length: count }, (_, at) => characters.slice(at * longestLine, (at + 1) * longestLine).join(""));
}

/** Adds the mark that precedes each line of a letter that is not ours. */
const marked = (line: string): string => `| ${line}`.trimEnd();

/**
 * Text that somebody typed, as letters show it: every line is marked, so that it cannot be mistaken for a line of ours, whatever
 * it looks like. Lines are broken here, because a reader's program would break them without the mark.
 */
export const setApart = (text: string): string[] => (text === "" ? [] : typedLines(text).flatMap(broken).map(marked));

/** Text that is returned to its authors. It is marked in the same way but not broken, because they copy it from there. */
export const givenBack = (text: string): string[] => (text === "" ? [] : text.split("\n").map(marked));
