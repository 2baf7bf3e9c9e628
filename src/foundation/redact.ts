import { asRead, cover } from "./asRead";
import { splitRuns, type SplitRun } from "./splitRuns";

/**
 * Masks every PESEL in a text, mistyped ones too: with a wrong digit it still reveals a date of birth and most of the number, and
 * no check digit distinguishes it from another number of eleven digits. So eleven digits in a row are masked unless there is
 * evidence against a PESEL (a country code, a word such as «zamówienie» with an impossible date). Separated digits are masked if
 * they begin with a date of birth. Shorter and longer numbers (an album number, an account) stay readable.
 */
export function redactPesel(text: string): string {
  if (!/\p{N}/u.test(text)) return text;
  const read = asRead(text);
  return cover(text, read, splitRuns(read.text, elevenDigits, isPesel), 11);
}

/** Whether a text contains a PESEL. */
export const holdsPesel = (text: string): boolean => redactPesel(text) !== text;

/** Anything may separate the digits except characters that end a sentence or begin another number. */
const elevenDigits = { group: /\d+/g, separator: /^[^\p{L}\p{N};#@&=%$€£?!<>•]+$/u, length: 11 };

function isPesel(run: SplitRun): boolean {
  const { groups, found, before } = run;
  const digits = groups.join("");
  const isTogether = groups.length === 1;
  const isRight = hasRightCheckDigit(digits);
  // A phone number with its country code. The PESEL of somebody born in 1948, written after a plus, is mistaken for a Polish one.
  if (behindPlus.test(before)) return isRight && isDateOfBirth(digits) && !digits.startsWith("48");
  if (!isTogether && (isWholeDate.test(found) || isTimeOrPrice.test(found))) return false;
  const isUsual = run.between.every((it) => usualSeparator.test(it));
  if (isRight) return isTogether || (isUsual && !found.includes(".")) || isDateOfBirth(digits);
  if (isPhone.test(found)) return false;
  if (!isTogether) return isDateOfBirth(digits) && !isDate.test(found) && (isUsual || isSplitAtBirth(run));
  const isPart = /[\p{L}\p{N}_#/=&@]$/u.test(before) && !/pesel\p{L}{0,3}=?$/iu.test(before);
  return !isPart && (isDateOfBirth(digits) || !isCalledOtherwise.test(before));
}

const behindPlus = /\+[ \d-]{0,8}$/;
const usualSeparator = /^[ .-]{1,3}$/;

/** Whether the digits are split after the date of birth or into single digits, and are not a list of numbers. */
function isSplitAtBirth({ groups, between }: SplitRun): boolean {
  let length = 0;
  const ends = groups.map((it) => (length += it.length));
  return (ends.includes(6) || groups.length === 11) && !between.some((it) => /,\s/.test(it));
}

/** A date with its full year, which a PESEL does not contain. */
const isWholeDate = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d\d[./-]\d\d)(?!\d)/;
/** Opening hours and prices. */
const isTimeOrPrice = /(?<![\d:,])\d{1,2}[:,]\d\d(?![\d:,])/;
/** A Polish number with its country code but without a plus; no PESEL of 1948 has such a month. */
const isPhone = /^48(?:[5-8]\d{8}$|[ -])/;
/** A date, or the years of a programme, followed by another number. */
const isDate = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d\d|20\d\d[/-]\d\d)[ ,\n]/;
/** Words that say what else the number after them is. */
const isCalledOtherwise =
  /(?:zamówieni|zamowieni|zgłoszeni|zgloszeni|faktur|przesyłk|przelew|konto|konta|album|indeks|legitymacj|telefon|tel\.|tel:|order|ticket|invoice|account|phone|замовленн|заявк|звернен|рахун|телефон|тел\.)\p{L}{0,4}[\s:.-]{0,3}(?:(?:nr|numer\p{L}{0,2}|number|no|номер)[\s:.-]{0,3})?$/iu;

/** The check digit's weights are those of the Ministry of Digital Affairs' description of the PESEL register. */
function hasRightCheckDigit(digits: string): boolean {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return (10 - (sum % 10)) % 10 === Number(digits[10]) && isDay(Number(digits.slice(2, 4)) % 20, digits);
}

/** Whether the digits can be a date of birth; the months of the years from 2100 on (41 to 72) are not in use yet. */
function isDateOfBirth(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  return (month < 40 || month > 80) && isDay(month % 20, digits);
}

function isDay(month: number, digits: string): boolean {
  const dayOfMonth = Number(digits.slice(4, 6));
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31;
}
