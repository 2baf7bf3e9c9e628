/** As long as an activation code is: eight letters and digits in one word. */
const eight = /(?<![\p{L}\p{N}-])[\p{L}\d]{8}(?![\p{L}\p{N}])/gu;

/**
 * Masks what looks like an activation code: «kod B57PMAW3 nie działa». With the QR it installs the card, so it is neither kept nor sent to
 * support, even if the student types it. A phone's model («iphone15») has its digits at the end and stays readable.
 */
export const redactCode = (text: string): string => text.replace(eight, (it) => (isCode(it) ? "•".repeat(8) : it));

function isCode(word: string): boolean {
  const digits = word.replace(/\D/g, "").length;
  if (digits < 1 || digits > 7) return false;
  return word === word.toUpperCase() ? digits >= 2 || !/\d$/.test(word) : /\d\p{L}/u.test(word);
}
