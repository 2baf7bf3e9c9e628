/** The respects in which a letter exceeds what any mail program writes. */
export type Excess = "lines" | "delimiters" | "depth" | "headers" | "parts";

/** Three times as many lines as the largest fetched letter has if all of it is encoded. */
const mostLines = 1_000_000;
/**
 * The limit for lines that begin with two hyphens: each is compared with every open boundary. A letter with a hundred parts has a
 * few hundred such lines.
 */
const mostDelimiters = 5_000;
/** The limit for all such lines together. */
const mostDelimiterBytes = 1024 * 1024;

const [lineFeed, carriageReturn, hyphen] = [0x0a, 0x0d, 0x2d];

/**
 * Checks how expensive parsing a letter would be, before any of it is parsed. The parser's time grows with the number of lines,
 * and with the possible delimiters times the open multiparts, so a few megabytes could occupy it for minutes. Counting stops when
 * a limit is exceeded.
 */
export function excessOf(source: Buffer): Excess | undefined {
  let lines = 0;
  let delimiters = 0;
  let delimiterBytes = 0;
  let begin = 0;
  for (let at = 0; at < source.length; at++) {
    if (source[at] !== lineFeed) continue;
    lines += 1;
    if (lines > mostLines) return "lines";
    if (mayDelimit(source, begin)) {
      delimiters += 1;
      delimiterBytes += at - begin;
      if (delimiters > mostDelimiters || delimiterBytes > mostDelimiterBytes) return "delimiters";
    }
    begin = at + 1;
  }
  return undefined;
}

function mayDelimit(source: Buffer, begin: number): boolean {
  // The parser also accepts a delimiter after a lone carriage return.
  const first = source[begin] === carriageReturn ? begin + 1 : begin;
  return source[first] === hyphen && source[first + 1] === hyphen;
}
