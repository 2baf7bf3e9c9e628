/** A command of IMAP4rev1 (RFC 3501): `a1 UID FETCH 1:* (UID FLAGS)`. */
export interface Command {
  readonly tag: string;
  /** In upper case; with the prefix UID if the command has it. */
  readonly name: string;
  /** Words and strings; parentheses are separate words. */
  readonly words: readonly string[];
}

const longestLine = 64 * 1024;
const word = /"((?:[^"\\]|\\.)*)"|[()]|[^\s()"[\]]*\[[^\]]*\](?:<[^>\s]*>)?|[^\s()"]+/g;

/**
 * Reads what a client sends, in any chunks, and passes on whole lines. A literal (`{5}` and five bytes) is put into its line as a
 * quoted string.
 *
 * @param more asks the client to continue with a literal
 */
export function createLineReader(onLine: (line: string) => void, more: () => void): (chunk: Buffer) => void {
  let waiting = "";
  let line = "";
  let literal: number | undefined;
  return (chunk) => {
    waiting += chunk.toString("latin1");
    for (;;) {
      if (literal !== undefined) {
        if (waiting.length < literal) return;
        line += `"${waiting.slice(0, literal).replace(/["\\]/g, "\\$&")}"`;
        waiting = waiting.slice(literal);
        literal = undefined;
      }
      const end = waiting.indexOf("\r\n");
      if (end === -1) break;
      line += waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      const [announced, bytes = "0", plus] = /\{(\d+)(\+?)\}$/.exec(line) ?? [];
      if (announced !== undefined && Number(bytes) <= longestLine) {
        line = line.slice(0, -announced.length);
        literal = Number(bytes);
        if (plus === "") more();
        continue;
      }
      onLine(line);
      line = "";
    }
    if (waiting.length + line.length > longestLine) waiting = line = "";
  };
}

/** Undefined if the line is not a command. */
export function parseCommand(line: string): Command | undefined {
  const [tag, first, ...rest] = [...line.matchAll(word)].map(([all, quoted]) =>
    quoted === undefined ? all : quoted.replace(/\\(.)/g, "$1"),
  );
  if (tag === undefined || first === undefined) return undefined;
  const name = first.toUpperCase();
  if (name !== "UID") return { tag, name, words: rest };
  const [second = "", ...words] = rest;
  return { tag, name: `UID ${second.toUpperCase()}`, words };
}

/** Whether a number is in a set such as `1:3,7,9:*`; `*` is the largest existing one. */
export function isInSet(set: string, largest: number): (n: number) => boolean {
  const ranges = set.split(",").map((range) => {
    const [from = 0, to = from] = range.split(":").map((it) => (it === "*" ? largest : Number(it)));
    return { least: Math.min(from, to), most: Math.max(from, to) };
  });
  return (n) => ranges.some(({ least, most }) => n >= least && n <= most);
}
