import { asRead, cover, type Span } from "./asRead";

/** The alphabets of base64, base64url and hexadecimal; of an address and a sentence it is a part. */
const word = /[\w+/=~-]{20,}/g;

/**
 * Masks what may be the text of the QR, which a student can copy off the card: a long word of letters and digits in no order. USOS does not
 * say what it looks like, so it is told by its disorder, and each line of one that was broken is told as well.
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

/** A file's name, an address or a list of phones has words and whole numbers in it, which stay small, capital or digits for longer. */
function isDisorder(it: string): boolean {
  const parts = it.split(/[^A-Za-z0-9]+/);
  const letters = parts.join("");
  if (letters.length < 20 || !/\d/.test(letters) || !/[A-Za-z]/.test(letters)) return false;
  if (parts.every((part) => part.length < longestOfAList)) return false;
  const kinds = Array.from(letters, (one) => (one <= "9" ? "digit" : one <= "Z" ? "capital" : "small"));
  const changes = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
  return changes * 5 >= letters.length;
}

/** What stands in a list of phones or tickets with slashes is shorter. */
const longestOfAList = 10;
