import type { Line } from "./page";
import { isIntroduction } from "./quotes";

export interface Paths {
  /** Lines that begin with `>` and are somebody's own words. */
  readonly own: ReadonlySet<number>;
  /** Lines that may be quoted as well as written. */
  readonly unclear: readonly number[];
}

const longestStep = 60;
const mostSteps = 12;

/**
 * Finds paths through a menu («> Dokumenty», «> Dodaj dokument»), which look like a quote. Short names that follow a
 * sentence are the writer's own words when no line that a program writes introduces them.
 *
 * @param isOurs whether a line is known to be of our letter
 */
export function ownPaths(lines: readonly Line[], isOurs: (at: number) => boolean): Paths {
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
    const isKnown = block.some(isOurs) || isIntroducedAt(lines, at) || lines[at]?.introduces !== undefined;
    const isIndented = block.every((it) => lines[it]?.mayBeIndent === true);
    if (!isKnown && !isAnswering && before && block.length <= mostSteps) {
      const texts = block.map((it) => lines[it]?.text.trim() ?? "");
      const isBelow = lines[at]?.gap === "none" || before.text.trimEnd().endsWith(":");
      if (!isIndented && isBelow && texts.every(isStep)) for (const it of block) own.add(it);
      else if (isIndented || (isBelow && texts.every((it) => !isSentence(it)))) unclear.push(...block);
    } else if (isKnown) isAnswering = true;
    at += block.length - 1;
  }
  return { own, unclear };
}

/** Lines from `at` on that stand in a quote, one after the other. */
function blockAt(lines: readonly Line[], at: number): number[] {
  const block = [];
  for (let next = at; next < lines.length && (lines[next]?.quotes ?? 0) > 0; next++) block.push(next);
  return block;
}

/** Whether one to four lines above introduce what stands here. */
function isIntroducedAt(lines: readonly Line[], at: number): boolean {
  let joined = "";
  for (let count = 1; count <= 4 && at - count >= 0; count++) {
    joined = `${lines[at - count]?.text.trim() ?? ""} ${joined}`.trim();
    if (lines[at - count]?.introduces !== undefined || isIntroduction(joined)) return true;
  }
  return false;
}

/** A name of something to press: a few words, the first with a capital letter. */
const isStep = (text: string): boolean =>
  text.length <= longestStep &&
  text.split(/\s+/).length <= 6 &&
  /^[„"'«]?[\p{Lu}\p{N}m]/u.test(text) &&
  /\p{L}{2}/u.test(text) &&
  !isSentence(text);

const isSentence = (text: string): boolean => /[.?!…,;]["”»]?$/.test(text) || text.length > 100;
