/** The six digits of a sign-in, typed wherever the conversation has got to meanwhile: «its 022-626 mate». */
export function sixDigits(text: string): string | undefined {
  const [digits, ...more] = text.match(/(?<!\d)\d{3}[ -]?\d{3}(?!\d)/g) ?? [];
  return more.length === 0 ? digits?.replace(/\D/g, "") : undefined;
}
