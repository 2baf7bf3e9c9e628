import { isFooter, isFurniture, withoutPictures } from "./furniture";
import { compact, foreignIn, isOurHeading, oursIn, type Ours, type OurLetters } from "./oldLetter";
import { isRule, visible, type Line } from "./page";
import { ownPaths } from "./paths";
import { attributionAt, endOfAnnouncement, introductionAt, isIntroduction, isOldLetterFrom } from "./quotes";

export interface NewWords {
  readonly lines: readonly Line[];
  /** Lines that somebody seems to have written, but that cannot be distinguished from the letter they answer. */
  readonly unclear: readonly Line[];
}

/** The signature delimiter (RFC 3676), also without its trailing space, which some mail systems remove. */
const signature = /^-- ?$/;

/** «Odpowiedzi poniżej na czerwono»: the author says that they wrote their answers into the letter they answer. */
const announced =
  /(?:(?:odpowied\p{L}{1,5}|moje uwagi|komentarz\p{L}{0,3})\s.{0,40}(?:poniżej|niżej|w treści|w tekście|w mailu|w pani|w wiadomości|między|na czerwono|na niebiesko|na zielono|kolorem|czerwonym|niebieskim|zielonym|pod pytani\p{L}{1,4}|pogrubion\p{L}{1,4}|w cytacie)|(?:odpowiada|odpisuj|odpisa[łl]|odpowiedzia[łl])\p{L}{1,3}\s(?:\p{L}{1,8}\s)?(?:poniżej|niżej|w treści|w tekście|na czerwono|na niebiesko|na zielono|kolorem|w cytacie|pod pytaniami)|(?:poniżej|niżej|w treści|w tekście|na czerwono|na niebiesko)\s.{0,30}(?:odpowied\p{L}{1,5}|odpisuj\p{L}|odpowiadam)|(?:answer|repl|respon|comment)\p{L}{0,5}\s.{0,40}(?:below|inline|in-line|in red|in blue|in green|in bold|in the text|in your)|(?:see|please find) .{0,20}(?:inline|in-line|in red|in blue)|(?:відповід\p{L}{0,3}|відповіл\p{L}{1,2}|коментар\p{L}{0,2})\s.{0,40}(?:нижче|в тексті|у тексті|червоним|синім|кольором|у листі|в листі)|(?:antwort\p{L}{0,3})\s.{0,40}(?:unten|im text|in rot|in blau|inline))/iu;

/**
 * The text that somebody newly wrote in an answer: without the answered letter, whichever way their program repeats it, and
 * without signatures and what programs add. Answers between quoted lines are kept, the quotes are not.
 */
export function newWords(lines: readonly Line[], letters: OurLetters): NewWords {
  const ours = oursIn(lines, letters);
  const isOurs = (at: number): boolean => ours.lines.has(at) || ours.ends.has(at);
  const paths = ownPaths(lines, ours);
  const known = compact(visible((letters.said ?? []).join("\n")));
  const isQuote = (at: number): boolean => {
    const line = lines[at];
    if (line === undefined) return false;
    return line.quotes > 0 ? !paths.own.has(at) : isBrokenQuote(lines, at) || continuesOurs(lines, at, known);
  };
  const kept: Line[] = [];
  const places: number[] = [];
  const old: number[] = [];
  const unclear: Line[] = paths.unclear.flatMap((at) => lines[at] ?? []);
  let isApart = false;
  /** How many of the kept lines were above an unmarked old letter; undefined until one was found. */
  let above: number | undefined;

  let at = 0;
  const leaveOut = (until: number): void => {
    for (; at < until; at++) old.push(at);
    isApart = true;
  };
  const endOfOld = (): number => {
    // Our letter ends with its ticket's signature, so anything below it is new text.
    const end = Math.max(-1, ...[...ours.ends].filter((it) => it >= at && !isQuote(it)));
    return end < 0 ? lines.length : end + 1;
  };

  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    if (isQuote(at)) {
      leaveOut(at + 1);
      continue;
    }
    if (line.introduces === "quote") {
      isApart = true;
      at += 1;
      continue;
    }
    const introduced = introductionAt(lines, at, isQuote);
    if (introduced > 0) {
      at += introduced;
      isApart = true;
      continue;
    }
    const attributed = attributionAt(lines, at);
    if (attributed > 0 && isQuote(at + attributed)) {
      at += attributed;
      isApart = true;
      continue;
    }
    if (attributed > 0 || line.introduces === "old letter" || isOurs(at) || isOldLetterFrom(lines, at)) {
      // If the old letter has quote marks after all, it ends where they do.
      const marked = endOfAnnouncement(lines, at);
      if (!isOurs(at) && line.introduces === undefined && marked > at && isQuote(marked)) {
        leaveOut(marked);
        continue;
      }
      if (isOurs(at)) places.length -= dropIntroduction(kept);
      // Our letter ends here, but its beginning was not found.
      if (ours.ends.has(at) && old.length === 0) unclear.push(...kept.filter(({ text }) => isOurHeading(text)));
      above ??= kept.length;
      leaveOut(Math.max(at + 1, endOfOld()));
      continue;
    }
    if (signature.test(line.text)) {
      const next = lines.findIndex(
        (_, n) => n > at && (isQuote(n) || isOurs(n) || attributionAt(lines, n) > 0 || isOldLetterFrom(lines, n)),
      );
      if (next < 0) break;
      at = next;
      isApart = true;
      continue;
    }
    const own = paths.own.has(at) ? line.typed : withoutPictures(line.text);
    const isDropped = own.trim() === "" || isRule(own) || isFurniture(own);
    if (!isDropped) places.push(at);
    if (!isDropped) kept.push({ ...line, text: own.trimEnd(), gap: isApart ? "blank" : line.gap });
    // The blank line before a dropped line must still separate its neighbours.
    if (!isDropped) isApart = false;
    else if (line.gap === "blank") isApart = true;
    at += 1;
  }

  const below = above === undefined ? [] : kept.slice(above);
  const words = withoutFooters(above !== undefined && above > 0 && below.length > 0 ? kept.slice(0, above) : kept);
  const lost = above !== undefined && above > 0 ? withoutFooters(below) : [];
  unclear.push(...lost.filter(({ text }) => /\p{L}{2}/u.test(text)));
  unclear.push(...insideOurs(lines, old, ours, letters));
  const saysMore = words.find(({ text }) => announced.test(text));
  // If there is no new text below the part that was left out, the answers must be inside that part.
  const isAllAbove = old.length > 0 && Math.max(...places.slice(-1)) < (old[0] ?? 0);
  if (saysMore && unclear.length === 0 && isAllAbove) unclear.push(saysMore);
  return { lines: words, unclear };
}

/** Lines inside a repetition of our letters that somebody else wrote: from the first sentence of each letter to its signature. */
function insideOurs(lines: readonly Line[], old: readonly number[], ours: Ours, letters: OurLetters): Line[] {
  const found: number[] = [];
  let region: number[] = [];
  let isInside = false;
  for (const at of old) {
    if (ours.lines.has(at)) isInside = true;
    if (isInside) region.push(at);
    if (!ours.ends.has(at)) continue;
    found.push(...foreignIn(lines, region, ours, letters));
    [region, isInside] = [[], false];
  }
  // A repetition that was cut off before its signature ends with the last sentence we know.
  const last = region.findLastIndex((at) => ours.lines.has(at));
  found.push(...foreignIn(lines, region.slice(0, last + 1), ours, letters));
  return found.flatMap((at) => lines[at] ?? []);
}

/** Whether a line is the rest of a quoted line that was too long for a program, which then lost the quote mark. */
function isBrokenQuote(lines: readonly Line[], at: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]];
  if (!before || !line || !after || before.quotes === 0 || after.quotes !== before.quotes) return false;
  const isFull = before.text.length >= 60 && !/[.?!:]$/.test(before.text);
  return isFull && line.gap === "none" && after.gap === "none" && /^\p{Ll}/u.test(line.text);
}

/** A program breaks a line into no more parts than this. */
const mostParts = 12;

/** Whether a line without a mark only goes on with a quoted line of our letters, however many lines a program made of it. */
function continuesOurs(lines: readonly Line[], at: number, known: string): boolean {
  let first = at;
  while (at - first < mostParts && lines[first]?.quotes === 0 && lines[first]?.gap === "none") first -= 1;
  if (first === at || (lines[first]?.quotes ?? 0) === 0) return false;
  const joined = lines.slice(first, at + 1).map(({ text }) => text);
  return known.includes(compact(joined.join("")));
}

/** Removes an introduction directly above our letter whose wording is unknown; returns how many lines were removed. */
function dropIntroduction(kept: Line[]): number {
  const fields = kept.length - 1 - kept.findLastIndex(({ text }) => !/^\p{L}[\p{L} -]{0,20}\s?:\s/u.test(text));
  if (fields >= 3 && kept.slice(-fields).some(({ text }) => text.includes("@"))) {
    kept.length -= fields;
    return fields;
  }
  for (let count = 1; count <= Math.min(4, kept.length); count++) {
    const joined = kept
      .slice(-count)
      .map(({ text }) => text.trim())
      .join(" ");
    if (isIntroduction(joined)) {
      kept.length -= count;
      return count;
    }
    if (kept.at(-count)?.gap === "blank") break;
  }
  return 0;
}

/** The lines without the footers that administrators add to all letters: a paragraph recognised as a footer, and all after it. */
function withoutFooters(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (line && isFooter(line.text)) end = at;
    else if (end - at > mostFooter) break;
  }
  if (end === lines.length) return lines;
  while (
    end > 0 &&
    lines[end]?.gap === "none" &&
    isFooter(lines[end]?.text ?? "") &&
    isRule(lines[end - 1]?.text ?? "")
  )
    end -= 1;
  return lines.slice(0, end);
}

/** A footer is searched for in this many last lines. Further up, the same words may be a person's sentence. */
const mostFooter = 12;
