import { sixSaid } from "../../dialogs/kit/digits";
import { fold, wording } from "../understanding";

/** «Mój album 123456 …», «room 204117»: six digits that the text itself calls something else. */
const otherNumber = wording(
  `album* | indeks* | nr albumu | numer albumu | student (id | number) | telefon* | phone | pokój | pokoj* | room | błąd | błęd* | error*
  | альбом* | індекс* | студентськ* | телефон* | помилк* | кімнат*`,
);
/** «Moje cyfry to 123456», «the code is 123456». */
const signInCode = wording("cyfr* | kod* | code* | digit* | цифр* | код* | sześć | six | шість");
/** A sentence of more words is about something, and the digits in it are not a sign-in unless it calls them so. */
const fewWords = 6;

/**
 * The six digits of a sign-in in a text; the person may type them wherever the conversation is by then: «its 022-626 mate», «jeden dwa
 * trzy cztery pięć sześć». Digits that the text calls something else, such as an album number, are none.
 */
export function sixDigits(text: string): string | undefined {
  const [digits, ...more] = text.match(/(?<!\d)\d{3}[ -]?\d{3}(?!\d)/g) ?? [];
  if (digits === undefined) return sixSaid(text);
  const said = fold(text);
  const isNamed = signInCode.isIn(said);
  const isOther = otherNumber.isIn(said) || said.split(" ").filter((it) => /\p{L}{2}/u.test(it)).length > fewWords;
  return more.length > 0 || (isOther && !isNamed) ? undefined : digits.replace(/\D/g, "");
}
