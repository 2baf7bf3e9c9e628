import { asRead, cover, type Span } from "./asRead";

/** The characters of base64, base64url and hexadecimal. Addresses and sentences also contain such words. */
const word = /[\w+/=~-]{20,}/g;

/**
 * Masks text that may be the content of the QR, which a student can copy from the card: a long word of letters and digits without
 * any pattern. USOS does not publish its format, so it is recognised by its disorder, and so is each line of one that was broken.
 */
export function redactToken(text: string): string {
  if (!/\p{N}/u.test(text)) return text;
  const read = asRead(text);
  const found = Array.from(read.text.matchAll(word), ({ index, 0: it }): Span & { it: string } => ({
    at: index,
    end: index + it.length,
    it,
  }));
  return cover(
    text,
    read,
    found.filter(({ it }) => isDisorder(it)),
    8,
  );
}

/**
 * Whether a word looks random. File names, addresses and lists of phones contain words and whole numbers, so lower case, capitals
 * and digits alternate less often in them.
 */
function isDisorder(it: string): boolean {
  const parts = it.split(/[^A-Za-z0-9]+/);
  const letters = parts.join("");
  if (letters.length < 20 || !/\d/.test(letters) || !/[A-Za-z]/.test(letters)) return false;
  if (parts.every((part) => part.length < longestOfAList)) return false;
  const kinds = Array.from(letters, (one) => (one <= "9" ? "digit" : one <= "Z" ? "capital" : "small"));
  const changes = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
  return changes * 5 >= letters.length;
}

/** The parts of a list of phones or tickets with slashes are shorter. */
const longestOfAList = 10;
