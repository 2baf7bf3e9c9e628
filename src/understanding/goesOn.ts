import { isDoubtful, tellsOfFault } from "./doubts";
import { fold, foldParts } from "./fold";
import { wording } from "./wording";

const said = wording(
  `^ ([idę | idziemy | to | dobra | lecimy] dalej | dalej proszę | proszę dalej | next [step | one] [please] | go on | let's go on
  | let's continue | continue | moving on | carry on | [ідемо | йдемо | їдемо] далі | далі будь ласка | [ідем | идем] дальше) $`,
);
/** The same at the end of a text without punctuation before it: «kliknęłam to dalej proszę». */
const atTheEnd = wording("(dalej | далі | дальше) [proszę | poproszę | прошу | mówię | будь ласка] $");

/** The same, asked for in so many words. */
const asked = wording("(dalej | далі | дальше) (proszę | poproszę | прошу | будь ласка) $");
/** «Zamyka się, gdy klikam Dalej» names a button of the app. */
const namesButton = wording(
  "(jak | kiedy | gdy | after | time | коли | як | щойно) …2 (dalej | далі | дальше) $ | (po | після) (dalej | далі) $",
);
/** «Код мені вже дали» says that somebody gave it; folded, it ends like «далі». */
const given = /(?<!\p{L})дали\P{L}*$/iu;
/** A longer text that ends so says how something goes on: the term, the studies. */
const mostWords = 10;

/** Whether a text ends with the wish to go on, whatever else it says. */
export function goesOn(text: string): boolean {
  if (text.trim().endsWith("?")) return false;
  const folded = fold(text);
  if (said.isIn(foldParts(text).at(-1) ?? "")) return true;
  if (!atTheEnd.isIn(folded) || isDoubtful(folded) || tellsOfFault(folded)) return false;
  if (namesButton.isIn(folded) || given.test(text)) return false;
  return asked.isIn(folded) || folded.split(" ").length <= mostWords;
}
