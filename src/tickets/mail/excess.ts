/** What a letter has more of than any mail program writes. */
export type Excess = "lines" | "delimiters" | "depth" | "headers" | "parts";

/** The largest letter that is fetched has a third of it when all of it is encoded. */
const mostLines = 1_000_000;
/** Lines that begin with two hyphens: each is compared with every boundary that is open. Letters of a hundred parts have some hundred. */
const mostDelimiters = 5_000;
/** In all such lines together. */
const mostDelimiterBytes = 1024 * 1024;

const [lineFeed, carriageReturn, hyphen] = [0x0a, 0x0d, 0x2d];

/**
 * Counts what taking a letter apart would cost, before any of it is done. The parser's time grows with the lines, and with the
 * lines that could be delimiters times the open multiparts, so that a few megabytes could occupy it for minutes. The count ends
 * where a limit is passed.
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
  // The parser takes a delimiter after a lone carriage return, too.
  const first = source[begin] === carriageReturn ? begin + 1 : begin;
  return source[first] === hyphen && source[first + 1] === hyphen;
}
