import { tellsOfFault } from "./doubts";
import { fold } from "./fold";
import { wording } from "./wording";

const found = wording(
  `znalazł* | znalazl* | znalezion* | odnalazł* | odzysk* | naszł* | naszl* | found | got back | recovered | turned up | showed up
  | знайшл* | знайшов* | найшл* | найшов* | віднайш* | знайш* | нашел* | нашл* | знайди* | знайдено | znaishl* | znaishov*`,
);
const phone = wording(
  "telefon* | tel | komórk* | fon* | iphon* | smartfon* | phone | mobile | cell | телефон* | айфон* | мобіл* | смартфон*",
);
const isFound = wording("{found} …4 {phone} | {phone} …4 {found}", { found, phone });
const back = wording("back | z powrotem | назад");
const gotBack = wording(
  `(oddał* | oddal* | zwrócił* | gave [me] back | gave me | returned | got | повернул* | віддал* | mam [już] (go | telefon) | mam z powrotem)
  …3 {phone}`,
  { phone },
);
/** Somebody else's phone, one that is searched for, or one found without the card's being back: no reason to stop anything. */
const otherwise = wording(
  `nie | not | doesn't | don't | isn't | won't | can't | couldn't | didn't | haven't | не | jeśli | jeżeli | if | якщо | якби | jak | when
  | kiedy | gdy | коли | czyjś | czyjaś | czyjeś | czyjegoś | cudz* | someone's | somebody's | somebody | чуж* | nowy | nowe* | nowa | new
  | нове | новий | innego | ktoś | kto | хто | who | złodziej* | thief | find | unblock* | odblok* | odwróć* | odwroc* | cofn* | undo
  | can | można | możesz | можна | розблок* | alive | czy | чи`,
);
const mostWords = 16;

/** Whether a text says that the student's lost phone is back: «znalazłam telefon!», «found my phone», «телефон знайшовся». */
export function isPhoneFound(text: string): boolean {
  const folded = fold(text);
  if (text.includes("?") || folded.split(" ").length > mostWords || otherwise.isIn(folded)) return false;
  if (tellsOfFault(folded)) return false;
  return isFound.isIn(folded) || (gotBack.isIn(folded) && back.isIn(folded));
}
