/**
 * Yields the lines of a text as it arrives. Only a line feed ends a line; a carriage return before it is removed with it.
 *
 * HAZARD: Node's `readline` must not be used for lines of JSON. Since Node 24 it also ends a line at U+2028 and U+2029, which
 * JSON does not escape inside a string, so one such character in somebody's text would split the line.
 */
export async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield withoutReturn(line);
  }
  if (rest !== "") yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
