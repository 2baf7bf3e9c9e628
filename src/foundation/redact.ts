/**
 * Masks every PESEL in a text: eleven digits with the right check digit, also when a person typed them with spaces or
 * hyphens in between. Other numbers (an album number, a phone number) stay readable.
 * The check digit's weights are those of the Ministry of Digital Affairs' description of the PESEL register.
 */
export function redactPesel(text: string): string {
  return text.replace(/(?<!\d)\d(?:[ \t\u00a0-]{0,3}\d){10}(?!\d)/g, (found) => {
    const digits = found.replace(/\D/g, "");
    return isPesel(digits) ? "•".repeat(11) : found;
  });
}

/** Whether a text contains a PESEL. */
export const holdsPesel = (text: string): boolean => redactPesel(text) !== text;

function isPesel(digits: string): boolean {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const month = Number(digits.slice(2, 4)) % 20;
  const dayOfMonth = Number(digits.slice(4, 6));
  const plausible = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31;
  return plausible && (10 - (sum % 10)) % 10 === Number(digits[10]);
}
