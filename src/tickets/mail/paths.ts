import { compact, type Ours } from "./oldLetter";
import type { Line } from "./page";
import { isAttribution, isIntroduction } from "./quotes";

export interface Paths {
  /** Lines that begin with `>` but are the author's own text. */
  readonly own: ReadonlySet<number>;
  /** Lines that may be either quoted or written by the author. */
  readonly unclear: readonly number[];
}

const longestStep = 60;
const mostSteps = 12;
const longestAttributed = 600;
/** The number of blocks that are searched for in the old letter, whatever the letter's length. */
const mostCompared = 50;

/**
 * Finds menu paths («> Dokumenty», «> Dodaj dokument»), which look like a quote. Short names after a sentence are the author's
 * own text, unless a line that a program wrote introduces them. If the program repeats the old letter below without marks, a
 * marked line that the old letter does not contain was typed by the author. Several such lines may be pasted from another letter,
 * so staff are asked.
 */
export function ownPaths(lines: readonly Line[], ours: Ours): Paths {
  const isOurs = (at: number): boolean => ours.lines.has(at) || ours.ends.has(at);
  const endOfUnmarked = lines.findLastIndex((it, at) => it.quotes === 0 && ours.ends.has(at));
  const unmarked =
    endOfUnmarked < 0 ? undefined : compact(lines.flatMap(({ quotes, text }) => (quotes === 0 ? [text] : [])).join(""));
  let compared = 0;
  const isSaidUnmarked = (block: readonly number[]): boolean => {
    compared += 1;
    if (compared > mostCompared) return true;
    return block.some((it) => unmarked?.includes(compact(lines[it]?.text ?? "")) === true);
  };
  const own = new Set<number>();
  const unclear: number[] = [];
  let isAnswering = false;
  for (let at = 0; at < lines.length; at++) {
    const block = blockAt(lines, at);
    if (block.length === 0) {
      if (isIntroduction(lines[at]?.text.trim() ?? "")) isAnswering = true;
      continue;
    }
    const before = lines[at - 1];
    // GroupWise begins and ends such a line with quote marks.
    const isAttributed = isAttribution(lines[at]?.typed.trim().slice(0, longestAttributed) ?? "");
    const isKnown =
      isAttributed || block.some(isOurs) || isIntroducedAt(lines, at) || lines[at]?.introduces !== undefined;
    const isIndented = block.every((it) => lines[it]?.mayBeIndent === true);
    if (!isKnown && !isAnswering && before && block.length <= mostSteps) {
      const texts = block.map((it) => lines[it]?.text.trim() ?? "");
      const isBelow = lines[at]?.gap === "none" || before.text.trimEnd().endsWith(":");
      const isMarked = block.every((it) => /^\s{0,3}>/.test(lines[it]?.typed ?? ""));
      const isTyped = isMarked && at < endOfUnmarked && !isSaidUnmarked(block);
      const isPath = !isIndented && isBelow && texts.every(isStep);
      if (isPath || (isTyped && block.length === 1)) for (const it of block) own.add(it);
      else if (isTyped || isIndented || (isBelow && texts.every((it) => !isSentence(it)))) unclear.push(...block);
    } else if (isKnown) isAnswering = !block.some((it) => ours.ends.has(it));
    at += block.length - 1;
  }
  return { own, unclear };
}

/** The consecutive lines from `at` on that are inside a quote. */
function blockAt(lines: readonly Line[], at: number): number[] {
  const block = [];
  for (let next = at; next < lines.length && (lines[next]?.quotes ?? 0) > 0; next++) block.push(next);
  return block;
}

/** Whether one to four lines above introduce the line at this position. */
function isIntroducedAt(lines: readonly Line[], at: number): boolean {
  let joined = "";
  for (let count = 1; count <= 4 && at - count >= 0; count++) {
    joined = `${lines[at - count]?.text.trim() ?? ""} ${joined}`.trim();
    if (lines[at - count]?.introduces !== undefined || isIntroduction(joined)) return true;
  }
  return false;
}

/** Whether a text can be the name of something to press: a few words, the first with a capital letter. */
const isStep = (text: string): boolean =>
  text.length <= longestStep &&
  text.split(/\s+/).length <= 6 &&
  /^[„"'«]?[\p{Lu}\p{N}m]/u.test(text) &&
  /\p{L}{2}/u.test(text) &&
  !isSentence(text);

const isSentence = (text: string): boolean => /[.?!…,;]["”»]?$/.test(text) || text.length > 100;
