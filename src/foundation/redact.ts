/**
 * Masks every PESEL in a text, mistyped ones too: a wrong digit is still somebody's date of birth and most of their number, and
 * no check digit tells it from another number of eleven digits. So eleven digits in a row are masked unless something speaks
 * against a PESEL (a country code, a word such as «zamówienie» with an impossible date); apart from each other they are
 * masked when they begin with a date of birth. Shorter and longer numbers (an album number, an account) stay readable.
 */
export function redactPesel(text: string): string {
  return text.replace(elevenDigits, (found: string, at: number) => {
    const number = { digits: found.replace(/\D/g, ""), found, before: text.slice(Math.max(0, at - 60), at) };
    return isPesel(number) ? "•".repeat(11) : found;
  });
}

/** Whether a text contains a PESEL. */
export const holdsPesel = (text: string): boolean => redactPesel(text) !== text;

interface Eleven {
  readonly digits: string;
  /** As they were typed. */
  readonly found: string;
  /** What stands before them, as far as it matters. */
  readonly before: string;
}

/** Never behind a plus: that is a phone number with its country code. */
const elevenDigits = /(?<![\d+])(?<!\+[ \d-]{1,8})\d(?:[ \t\u00a0.-]{0,3}\d){10}(?!\d)/g;

function isPesel({ digits, found, before }: Eleven): boolean {
  const isTogether = found === digits;
  if (hasRightCheckDigit(digits)) return isTogether || !found.includes(".") || isDateOfBirth(digits);
  if (isPhone.test(found)) return false;
  if (!isTogether) return isDateOfBirth(digits) && !isDate.test(found);
  const isPart = /[\p{L}\p{N}_#/=&@]$/u.test(before) && !/pesel\p{L}{0,3}=?$/iu.test(before);
  return !isPart && (isDateOfBirth(digits) || !isCalledOtherwise.test(before));
}

/** A Polish number with its country code but without a plus; a PESEL of 1948 has no such month. */
const isPhone = /^48(?:[5-8]\d{8}$|[ -])/;
/** A date with another number behind it. */
const isDate = /^(?:\d{1,2}[.-]\d{1,2}[.-]\d{2}(?:\d{2})?[ \t\u00a0]|\d{4}[.-]\d{2}[.-]\d{2}[ \t\u00a0])/;
/** Words that say of the number behind them what else it is. */
const isCalledOtherwise =
  /(?:zamówieni|zamowieni|zgłoszeni|zgloszeni|faktur|przesyłk|przelew|konto|konta|album|indeks|legitymacj|telefon|tel\.|tel:|order|ticket|invoice|account|phone|замовленн|заявк|звернен|рахун|телефон|тел\.)\p{L}{0,4}[\s:.-]{0,3}(?:(?:nr|numer\p{L}{0,2}|number|no|номер)[\s:.-]{0,3})?$/iu;

/** The check digit's weights are those of the Ministry of Digital Affairs' description of the PESEL register. */
function hasRightCheckDigit(digits: string): boolean {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return (10 - (sum % 10)) % 10 === Number(digits[10]) && isDay(Number(digits.slice(2, 4)) % 20, digits);
}

/** Whether somebody can have been born on that day; months of the years from 2100 on (41 to 72) are of nobody yet. */
function isDateOfBirth(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  return (month < 40 || month > 80) && isDay(month % 20, digits);
}

function isDay(month: number, digits: string): boolean {
  const dayOfMonth = Number(digits.slice(4, 6));
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31;
}
