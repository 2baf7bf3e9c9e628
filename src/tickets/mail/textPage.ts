import { longestPage, unquoted, visible, type Gap, type Line } from "./page";
import { withoutRepeatedAddresses, withPlainAddresses } from "./links";

export interface TextForm {
  readonly flowed: boolean;
  readonly delSp: boolean;
}

/** Converts plain text to lines. */
export function linesOfText(text: string, { flowed, delSp }: TextForm): Line[] {
  const broken = text.slice(0, longestPage).replace(/\r\n?/g, "\n").split("\n");
  const typed = (flowed ? joined(broken, delSp) : broken).map((it) =>
    withoutRepeatedAddresses(withPlainAddresses(visible(it))).trimEnd(),
  );
  const isDoubled = looksDoubled(typed);
  const name = quotingName(typed);
  const lines: Line[] = [];
  let empty = 0;
  for (const line of typed) {
    const { quotes, text: said } = unquoted(withoutName(line, name));
    // A lone mark is an empty line within a quote.
    if (said.trim() === "") {
      empty += 1;
      continue;
    }
    lines.push({ text: said, gap: gapOf(empty, isDoubled), quotes, typed: line, look: "" });
    empty = 0;
  }
  return lines;
}

const namedMark = /^\s{0,3}(\p{L}{1,12})>/u;

/** The name that The Bat! and others put before each quote mark, often initials: «L> », «Legitka> ». */
function quotingName(lines: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = namedMark.exec(line)?.[1];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [name, count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return name !== undefined && count >= (/^\p{Lu}{1,4}$/u.test(name) ? 2 : 3) ? name : undefined;
}

const withoutName = (line: string, name: string | undefined): string =>
  name !== undefined && namedMark.exec(line)?.[1] === name ? line.slice(line.indexOf(">")) : line;

function gapOf(empty: number, isDoubled: boolean): Gap {
  if (empty === 0) return "none";
  return isDoubled && empty === 1 ? "space" : "blank";
}

/**
 * Whether a program put an empty line after every line, as Outlook does when it turns its paragraphs into text: no two lines are
 * adjacent, and where the author left an empty line there are several.
 */
function looksDoubled(lines: readonly string[]): boolean {
  const own = lines.slice(0, lines.findIndex((it) => /^\s*>/.test(it)) >>> 0);
  let gaps = 0;
  let wide = 0;
  let empty = 0;
  let isFirst = true;
  for (const line of own) {
    if (line.trim() === "") {
      empty += 1;
      continue;
    }
    if (!isFirst && empty === 0 && gaps < 3) return false;
    if (!isFirst && empty === 0) break;
    if (!isFirst) gaps += 1;
    if (!isFirst && empty >= 3) wide += 1;
    isFirst = false;
    empty = 0;
  }
  return gaps >= 2 && wide > 0;
}

/** Joins lines that end in a soft break (RFC 3676). */
function joined(lines: readonly string[], delSp: boolean): string[] {
  const whole: string[] = [];
  let open: { depth: string; parts: string[] } | undefined;
  const close = (): void => {
    if (open) whole.push(open.depth === "" ? open.parts.join("") : `${open.depth} ${open.parts.join("")}`);
    open = undefined;
  };
  for (const line of lines) {
    const depth = /^>*/.exec(line)?.[0] ?? "";
    const words = line.slice(depth.length).replace(/^ /, "");
    if (open?.depth !== depth || words === "-- ") close();
    open ??= { depth, parts: [] };
    const isSoft = words.endsWith(" ") && words !== "-- ";
    open.parts.push(isSoft && delSp ? words.slice(0, -1) : words);
    if (!isSoft) close();
  }
  close();
  return whole;
}
