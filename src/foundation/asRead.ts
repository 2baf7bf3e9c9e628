/**
 * A text as a person reads it: digits of every script become 0 to 9, invisible characters are removed, and there is only one kind
 * of space and of dash.
 */
export interface AsRead {
  readonly text: string;
  /** The position of each character in the typed text, and finally the position of its end. */
  readonly places: readonly number[];
}

/** A part of the text as it is read. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

/** Combining accents, direction marks, zero-width characters, and the characters that turn a digit into an emoji. */
const invisible = /[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;
const lineBreak = /[\n\v\f\r\u2028\u2029]/;
/** The empty Braille pattern looks like a space, but Unicode does not class it as one. */
const space = /[\s\u2800]/;
const dash = /[\p{Pd}\u2043\u207b\u208b\u2212\u02d7]/u;
const digit = /\p{Nd}/u;

export function asRead(typed: string): AsRead {
  let text = "";
  const places: number[] = [];
  let at = 0;
  for (const it of typed) {
    const read = it < "\x7f" && it >= " " ? it : readOne(it);
    text += read;
    for (let unit = 0; unit < read.length; unit += 1) places.push(at);
    at += it.length;
  }
  return { text, places: [...places, typed.length] };
}

function readOne(it: string): string {
  if (lineBreak.test(it)) return "\n";
  if (space.test(it)) return " ";
  if (invisible.test(it)) return "";
  if (dash.test(it)) return "-";
  const compatible = it.normalize("NFKC");
  // A character that stands for several, such as «½» or «№», cannot be part of a number or a code.
  const one = Array.from(compatible).length === 1 ? compatible : it;
  return digit.test(one) ? valueOf(one) : one;
}

/** The value of a digit: in every script, the ten digits are consecutive code points, starting with zero. */
function valueOf(it: string): string {
  const code = it.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** The typed text with the given parts masked. */
export function cover(typed: string, { places }: AsRead, parts: readonly Span[], width: number): string {
  let covered = "";
  let from = 0;
  for (const { at, end } of parts) {
    covered += typed.slice(from, places[at]) + "•".repeat(width);
    from = places[end] ?? typed.length;
  }
  return covered + typed.slice(from);
}
