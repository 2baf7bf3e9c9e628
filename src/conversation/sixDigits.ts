import { sixSaid } from "../../dialogs/kit/digits";

/** The six digits of a sign-in in a text; the person may type them wherever the conversation is by then: «its 022-626 mate», «jeden dwa trzy cztery pięć sześć». */
export function sixDigits(text: string): string | undefined {
  const [digits, ...more] = text.match(/(?<!\d)\d{3}[ -]?\d{3}(?!\d)/g) ?? [];
  if (digits !== undefined) return more.length === 0 ? digits.replace(/\D/g, "") : undefined;
  return sixSaid(text);
}
