import { isDoubtful } from "./doubts";
import { fold, foldParts } from "./fold";

const said = new Set(
  [
    "dalej",
    "idę dalej",
    "idziemy dalej",
    "to dalej",
    "dobra dalej",
    "lecimy dalej",
    "dalej proszę",
    "proszę dalej",
    "next",
    "next step",
    "next one",
    "next one please",
    "go on",
    "let's go on",
    "let's continue",
    "continue",
    "moving on",
    "next please",
    "carry on",
    "далі",
    "ідемо далі",
    "йдемо далі",
    "їдемо далі",
    "далі будь ласка",
    "дальше",
    "ідем дальше",
    "идем дальше",
  ].map(fold),
);
/** The same at the end of a text without punctuation before it: «kliknęłam to dalej proszę». */
const atTheEnd = / (?:dalei|dali|dalshe)(?: (?:prose|poprose|prosu|movie|bud laska))?$/u;

/** Whether a text ends with the wish to go on, whatever else it says. */
export function goesOn(text: string): boolean {
  if (text.trim().endsWith("?")) return false;
  const folded = fold(text);
  return said.has(foldParts(text).at(-1) ?? "") || (atTheEnd.test(folded) && !isDoubtful(folded));
}
