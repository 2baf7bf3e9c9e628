import { Readable } from "node:stream";
import { linesIn } from "../../src/foundation/lines";

/** The lines of a text that arrives in pieces of this many bytes. */
async function linesOf(text: string, size: number): Promise<string[]> {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const lines: string[] = [];
  for await (const line of linesIn(Readable.from(pieces))) lines.push(line);
  return lines;
}

describe.each([1, 3, 1_000])("the lines of a text that arrives in pieces of %i bytes", (size) => {
  test("end at line feeds, with or without a carriage return, and nothing need end the last one", async () => {
    expect(await linesOf("pierwsza\nдруга\r\n\nzażółć", size)).toEqual(["pierwsza", "друга", "", "zażółć"]);
    expect(await linesOf("one\n", size)).toEqual(["one"]);
    expect(await linesOf("", size)).toEqual([]);
  });

  test("do not end at a character within them that only a person would take for an end", async () => {
    const line = JSON.stringify({ words: "one\u2028two\u2029three\u0085four\rfive" });
    expect(await linesOf(`${line}\n${line}\n`, size)).toEqual([line, line]);
  });
});
