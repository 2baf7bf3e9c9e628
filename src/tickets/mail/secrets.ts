import type { ReplyAddresses } from "./replyAddress";

/**
 * Removes what must never reach a chat, whatever the rest of the parser did: ticket signatures, and PESELs including
 * mistyped ones, which a check digit cannot recognise.
 */
export const withoutSecrets = (text: string, addresses: ReplyAddresses): string =>
  withoutElevenDigits(addresses.withoutMarks(text));

const elevenDigits = /(?<![\d+])(?<!\+[ \d-]{1,8})\d(?:[ \t\u00a0.-]{0,3}\d){10}(?!\d)/g;

/** Eleven digits in a row are a PESEL or were meant to be one; with gaps only when they can be a date of birth. */
function withoutElevenDigits(text: string): string {
  return text.replace(elevenDigits, (found) => {
    const digits = found.replace(/\D/g, "");
    return found.length === digits.length || canBeBorn(digits) ? "•".repeat(11) : found;
  });
}

function canBeBorn(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 20;
  const day = Number(digits.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
