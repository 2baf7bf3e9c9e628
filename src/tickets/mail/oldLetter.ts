import { visible, type Line } from "./page";
import type { Mark } from "./replyAddress";

/** How our letters are recognised, however a program breaks and repeats them. */
export interface OurLetters {
  /** Sentences that only our letters contain. */
  readonly sentences: readonly string[];
  /** The positions of signatures in a text that prove a ticket. */
  readonly marksIn: (text: string) => readonly Mark[];
  /** Everything else that our letters about the ticket said, if it is known. */
  readonly said?: readonly string[] | undefined;
  /** The sentences that introduce text which a letter returned to its authors. */
  readonly givesBack?: readonly string[] | undefined;
}

export interface Ours {
  /** Lines that contain one of our sentences, or a part of it. */
  readonly lines: ReadonlySet<number>;
  /** Lines with the signature that ends our letters. */
  readonly ends: ReadonlySet<number>;
}

/** A shorter sentence could occur in anybody's text. In characters. */
const shortest = 12;
const mostFound = 200;
/** The look of a line of plain letters that are bold. */
const onlyBold = "//bold";

/** Finds our letters in a page by their sentences, wherever lines are broken and whatever precedes them. */
export function oursIn(lines: readonly Line[], { sentences, marksIn }: OurLetters): Ours {
  const starts: number[] = [];
  let all = "";
  for (const { text } of lines) {
    starts.push(all.length);
    all += compact(text);
  }
  const found = new Set<number>();
  for (const sentence of sentences) {
    const sought = compact(sentence);
    if (sought.length < shortest) continue;
    let at = all.indexOf(sought);
    for (let times = 0; at >= 0 && times < mostFound; times++) {
      for (const line of linesBetween(starts, at, at + sought.length)) found.add(line);
      at = all.indexOf(sought, at + sought.length);
    }
  }
  const ends = new Set<number>();
  for (const { at, length } of marksIn(all)) {
    const within = linesBetween(starts, at, at + length);
    const standing = within.map((line) => compact(lines[line]?.text ?? "")).join("");
    const first = starts[within[0] ?? 0] ?? 0;
    const around = standing.slice(0, at - first) + standing.slice(at - first + length);
    // An address inside a sentence belongs to that sentence's author; our token is on a line of its own.
    if (!/[\p{L}\p{N}]/u.test(around)) for (const line of within) ends.add(line);
  }
  return { lines: found, ends };
}

function linesBetween(starts: readonly number[], from: number, to: number): number[] {
  let first = 0;
  let last = starts.length;
  while (last - first > 1) {
    const middle = (first + last) >> 1;
    if ((starts[middle] ?? 0) <= from) first = middle;
    else last = middle;
  }
  const lines = [];
  for (let line = first; line < starts.length && (starts[line] ?? 0) < to; line++) lines.push(line);
  return lines;
}

/** Removes the link targets that mail programs add behind addresses and links. */
const withoutAddresses = (text: string): string =>
  text.replace(/\s?[<[](?:mailto:|https?:)[^>\]\s]{1,2000}[>\]]/gi, "").replace(/\[(?:image|cid):[^\]]{0,200}\]/gi, "");

/**
 * Whether a line is the heading of a part of our letters. Alone it could be anybody's text, but above our signature it is ours.
 */
export const isOurHeading = (text: string): boolean =>
  /^\s*(?:opis problemu|kontekst|dopisane do zgłoszenia \S{1,20}|w sprawie \S{1,20} odpowiada ze slacka.{0,200})\s*:\s*$/iu.test(
    text,
  );

/** A text without spaces, case and quote marks, theirs and ours. It stays the same however lines are broken. */
export const compact = (text: string): string => text.replace(/[\s>|*_]+/g, "").toLowerCase();

/**
 * Whether a line within our letter was written by somebody else: it looks different from the lines around it, or our letters
 * about the ticket do not contain it.
 */
export function foreignIn(
  lines: readonly Line[],
  region: readonly number[],
  ours: Ours,
  { said, givesBack = [] }: Pick<OurLetters, "said" | "givesBack">,
): number[] {
  const looks = new Map<string, number>();
  for (const at of region) looks.set(lines[at]?.look ?? "", (looks.get(lines[at]?.look ?? "") ?? 0) + 1);
  const [usual = ""] = [...looks].sort(([, a], [, b]) => b - a)[0] ?? [];
  // Text that a letter returned to staff is not part of what is known about the ticket.
  const standing = compact(region.map((at) => lines[at]?.text ?? "").join(""));
  const isReturned = givesBack.some((it) => standing.includes(compact(it)));
  const known = said === undefined || isReturned ? undefined : compact(visible(said.join("\n")));
  return region.filter((at) => {
    const line = lines[at];
    if (!line || ours.lines.has(at) || ours.ends.has(at) || !/\p{L}{2}/u.test(line.text)) return false;
    const words = compact(withoutAddresses(line.text));
    const isKnown = known?.includes(words) === true;
    // Our letters have bold words themselves.
    const isOurBold = line.look === onlyBold && isKnown && words.length >= shortest;
    if (line.look !== "" && line.look !== usual && !isOurBold) return true;
    if (/^(?:odp|odpowiedź|odpowiadam|answer|reply|відповідь|antwort)\s?[:.–-]/iu.test(line.text)) return true;
    return known !== undefined && !isKnown;
  });
}
