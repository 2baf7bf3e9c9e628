import { isDoubtful } from "./doubts";
import { fold, foldParts } from "./fold";
import { wording } from "./wording";

const said = wording(
  `^ ([idę | idziemy | to | dobra | lecimy] dalej | dalej proszę | proszę dalej | next [step | one] [please] | go on | let's go on
  | let's continue | continue | moving on | carry on | [ідемо | йдемо | їдемо] далі | далі будь ласка | [ідем | идем] дальше) $`,
);
/** The same at the end of a text without punctuation before it: «kliknęłam to dalej proszę». */
const atTheEnd = wording("(dalej | далі | дальше) [proszę | poproszę | прошу | mówię | будь ласка] $");

/** Whether a text ends with the wish to go on, whatever else it says. */
export function goesOn(text: string): boolean {
  if (text.trim().endsWith("?")) return false;
  const folded = fold(text);
  return said.isIn(foldParts(text).at(-1) ?? "") || (atTheEnd.isIn(folded) && !isDoubtful(folded));
}
