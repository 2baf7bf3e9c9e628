import { asRead, cover } from "./asRead";
import { splitRuns, type SplitRun } from "./splitRuns";

/** The length of an activation code: eight letters and digits, in one word or in several. */
const eight = { group: /[\p{L}\d]+/gu, separator: /^[ \n.,:/_*|·-]{1,3}$/, length: 8 };

/**
 * Masks text that looks like an activation code: «kod B57PMAW3 nie działa», «QENF 28GK». With the QR it installs the card, so it
 * is neither stored nor sent to support, even if the student types it. A phone's model («iphone15») has its digits at the end and
 * stays readable.
 */
export function redactCode(text: string): string {
  if (!/\p{N}|kod|code|код/iu.test(text) && !/[A-Z]{8}/.test(text)) return text;
  const read = asRead(text);
  return cover(text, read, splitRuns(read.text, eight, isCode), 8);
}

function isCode(run: SplitRun): boolean {
  const { groups } = run;
  const digits = groups.join("").replace(/\D/g, "").length;
  if (digits > 7 || run.after.startsWith("@")) return false;
  if (digits === 0)
    return groups.length === 1 && /^[A-Z]+$/.test(run.found) && (isNamed(run) || vowelsIn(run.found) <= 1);
  if (groups.length === 1) return isWholeCode(run.found, digits) && (!/[\p{L}\d]-$/u.test(run.before) || isNamed(run));
  // A spelt-out phone number with a one-letter word beside it has more digits.
  if (groups.length === 8) return digits <= 6;
  if (groups.length === 4) return groups.every((it) => it.length === 2) && isNamed(run);
  return groups.length === 2 && groups[0]?.length === 4 && isInHalves(run);
}

/** One digit at the end means a phone's model («GALAXYS8»), unless the word before it cannot be pronounced. */
function isWholeCode(word: string, digits: number): boolean {
  if (word !== word.toUpperCase()) return /\d\p{L}/u.test(word);
  return digits >= 2 || !/\d$/.test(word) || vowelsIn(word) <= 1;
}

const vowelsIn = (word: string): number => word.match(/[AEIOUY]/g)?.length ?? 0;

/**
 * Two words of four characters each. A room («sala 203B»), a storage size («oraz 16gb»), and an account number with a month look
 * the same and are excluded.
 */
function isInHalves(run: SplitRun): boolean {
  const { groups, between, after } = run;
  if (groups.some((it) => thing.test(it)) || /^(?:[ -]\d{4}(?!\d)|-[\p{L}\d])/u.test(after)) return false;
  if (isNamed(run)) return true;
  if (/[\p{L}\d]-$/u.test(run.before)) return false;
  if (groups.some((it) => /^\d+$/.test(it)) && groups.some((it) => /^\p{L}+$/u.test(it))) return false;
  const isShouted = groups.every((it) => it === it.toUpperCase());
  const isMixed = groups.every((it) => /\d/.test(it) && /\p{L}/u.test(it));
  return isShouted || isMixed || between[0] === "-" || isAlone(run);
}

const thing = /^(?:\d{3}\p{L}|\p{L}\d{3}|\d+[gmt]b)$/iu;

/** Whether a word for «code» is directly before it. */
const isNamed = ({ before }: SplitRun): boolean =>
  /(?<!\p{L})(?:kod|code|код)\p{L}{0,4}(?: (?:aktywac|activation|активац)\p{L}{0,6})?[ \n:="„«(-]{1,3}(?:(?:to|jest|is|це)[ \n:="„«(-]{1,3})?$/iu.test(
    before,
  );

/** Whether there is nothing else on its line. */
const isAlone = ({ before, after }: SplitRun): boolean =>
  /(?:^|\n)[^\p{L}\p{N}\n]*$/u.test(before) && /^[^\p{L}\p{N}\n]*(?:\n|$)/u.test(after);
