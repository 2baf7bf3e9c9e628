import { fold } from "./fold";

/** A way to say something, to be looked for in folded texts. */
export interface Wording {
  /** The pattern of the wording, for others that name it. It expects a space after every word. */
  readonly source: string;
  readonly isIn: (folded: string) => boolean;
  /** What remains of a folded text without it. */
  readonly takenOut: (folded: string) => string;
}

const usualGap = 5;
const token = /\s+|[|()[\]^$#]|…\d*|\{\w+\}|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*\*?/uy;
/** A bar, a bracket or an end beside another one, with nothing to look for between them. */
const nothingThere = /(?:^|[|([])\s*(?:[|)\]]|$)/u;

/**
 * Makes a pattern of words as people write them, in any alphabet and with all diacritics. They are folded here, so that nobody has to know how
 * `fold` spells a word.
 *
 * `|` separates alternatives, `( )` groups them, `[ ]` holds what may be left out. `*` stands for the rest of a word, `…` for up to five words,
 * `…3` for up to three, `#` for a number, `{name}` for another wording. `^` and `$` are the ends of the text.
 */
export function wording(said: string, named: Readonly<Record<string, Wording>> = {}): Wording {
  if (nothingThere.test(said)) throw new Error(`«${said}» has an alternative without a word`);
  const source = tokensOf(said)
    .map((it) => patternOf(it, named))
    .join("");
  const whole = String.raw`(?<!\S)(?:${source})`;
  const pattern = new RegExp(whole, "gu");
  return {
    source,
    isIn: (folded) => `${folded} `.search(pattern) >= 0,
    takenOut: (folded) => `${folded} `.replace(pattern, "").trim(),
  };
}

function tokensOf(said: string): readonly string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < said.length) {
    const at = token.lastIndex;
    const [it] = token.exec(said) ?? [];
    if (it === undefined) throw new Error(`«${said.slice(at)}» begins with a sign that has no meaning in a wording`);
    if (it.trim() !== "") found.push(it);
  }
  return found;
}

function patternOf(it: string, named: Readonly<Record<string, Wording>>): string {
  if ("|)^$".includes(it)) return it;
  if (it === "(" || it === "[") return "(?:";
  if (it === "]") return ")?";
  if (it === "#") return String.raw`\d+ `;
  if (it.startsWith("…")) return String.raw`(?:\S+ ){0,${it.slice(1) || usualGap}}`;
  if (it.startsWith("{")) {
    const other = named[it.slice(1, -1)];
    if (!other) throw new Error(`${it} names no wording`);
    return `(?:${other.source})`;
  }
  const word = fold(it);
  if (word === "") throw new Error(`«${it}» leaves nothing to look for`);
  // «zakryj*» would be «zakry*»: «yj» and «y» fold alike, and a stem must not lose its last letter.
  if (it.endsWith("*") && fold(it.slice(0, -2)) === word)
    throw new Error(`«${it}» loses its last letter when it is folded`);
  return it.endsWith("*") ? String.raw`${word}\p{L}* ` : `${word} `;
}
