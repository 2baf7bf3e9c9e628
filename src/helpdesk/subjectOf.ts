import { holdsPesel } from "../foundation/redact";
import type { Subject } from "./subject";

/** No album number is this long. */
const longest = 20;
const longestName = 80;
const mostNameWords = 5;
/** The least digits of an album number that has other text around it; shorter numbers there are rooms, years and hours. */
const leastDigits = 5;
const mostDigits = 10;

/** Letters and digits that make a ticket's number; `L-` may be written in small letters, and any dash may stand in it. */
const ticketNumber = /(?<![\p{L}\p{N}])L[-‐‑–—]([A-HJ-NP-Z2-9]{6})(?![\p{L}\p{N}])/giu;
const emailAddress = /[^\s@<>()[\]{}"',;:|]{1,64}@[^\s@<>()[\]{}"',;:|]{1,190}/gu;
const isEmailAddress = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;
/** A phone number with Poland's country code has eleven digits, as a PESEL does. */
const phone = /(?<!\p{Nd})(?:\+|00)48(?:[ -]?\p{Nd}){9}(?!\p{Nd})/gu;

/** Why a text names nobody: `several` means that it names more than one person or ticket. */
export type Unnamed = "pesel" | "unclear" | "several";

/**
 * Finds in what staff typed or pasted whom they look up: a ticket's number, an e-mail address or an album number, also with other
 * text around it, or else a name. Eleven digits count as a PESEL even if the check digit is wrong, and whatever separates them,
 * because a mistyped PESEL is personal data as well and no album number is that long. In a text with letters between the digits,
 * such as an e-mail address, they count only if they stand together.
 */
export function subjectOf(typed: string): Subject | Unnamed {
  const text = typed.trim();
  if (isPesel(text)) return "pesel";
  const tickets = distinct(text.matchAll(ticketNumber), ([, it = ""]) => `L-${it.toUpperCase()}`);
  if (tickets.length > 0) return oneOf(tickets, (ticket) => ({ kind: "ticket", ticket }));
  const addresses = distinct(text.matchAll(emailAddress), ([it]) => withoutStop(it).toLowerCase());
  const whole = addresses.filter((it) => isEmailAddress.test(it) && it.length <= 200);
  if (whole.length > 0) return oneOf(whole, (address) => ({ kind: "email", address }));
  if (text.length <= longest && /^[\p{L}]{0,4}[-/]?\d[\d/-]*$/u.test(text)) return { kind: "album", number: text };
  const words = text.split(/[\s,;:()[\]«»„”"]+/u).map((it) => withoutStop(it).replace(/^#/, ""));
  const numbers = distinct(words.filter(isNumberInText), (it) => it);
  if (numbers.length > 0) return oneOf(numbers, (number) => ({ kind: "album", number }));
  const name = text.replace(/^@/, "");
  return isName(name) ? { kind: "name", name } : "unclear";
}

function isPesel(text: string): boolean {
  const bare = text.replace(phone, " ");
  const digits = digitsOf(bare);
  // Text with an address or of several lines has numbers of its own, which together may happen to have eleven digits.
  const isLong = text.includes("@") || text.includes("\n");
  return holdsPesel(bare) || (isLong ? bare.split("\n").some(holdsEleven) : digits.length === 11);
}

const withoutStop = (word: string): string => word.replace(/(?<![.!?])[.!?]+$/, "");

const digitsOf = (text: string): string => text.normalize("NFKC").replace(/\P{Nd}/gu, "");

const holdsEleven = (text: string): boolean =>
  /(?<!\d)\d{11}(?!\d)/.test(text.normalize("NFKC").replace(/[^\p{L}\p{Nd}@]/gu, ""));

const isNumberInText = (word: string): boolean =>
  /^[\p{L}]{0,4}[-/]?\d+$/u.test(word) && digitsOf(word).length >= leastDigits && digitsOf(word).length <= mostDigits;

function isName(text: string): boolean {
  const words = text.split(/\s+/u);
  return (
    text.length <= longestName &&
    words.length <= mostNameWords &&
    words.every((it) => /^\p{L}[\p{L}\p{M}\p{N}.'’_-]*$/u.test(it)) &&
    words.some((it) => it.length > 1)
  );
}

const distinct = <T>(found: Iterable<T>, of: (it: T) => string): string[] => [...new Set([...found].map(of))];

function oneOf(found: readonly string[], subject: (it: string) => Subject): Subject | "several" {
  const [only, ...more] = found;
  return only === undefined || more.length > 0 ? "several" : subject(only);
}
