import type { Opening } from "../../dialogs/kit/card";
import { open } from "../../dialogs/kit/dialog";
import { wordsIn } from "../../dialogs/kit/text";
import { toldAndAsked, type Understood } from "../understanding";
import { meantHere } from "./follow";
import { openingsOf, isSame } from "./openings";
import type { TurnDraft } from "./turnDraft";

/** Where one question ends and the next begins: «ile to trwa i ile kosztuje», «ile to trwa? ile kosztuje?» */
const joint = /[?!.;,]+|(?<!\s)\s+(?=(?:i|oraz|a|and|та|і|й)\s)/iu;
const mostWords = 16;

/**
 * Answers two questions of one message, in their order, if each clause on its own plainly asks one that has an answer.
 *
 * @returns false if the text is not two such questions
 */
export function bothAnswers(draft: TurnDraft, text: string, understood: Understood): boolean {
  if (wordsIn(text) > mostWords || understood.kind === "command" || understood.kind === "repair") return false;
  // A text that is plain as a whole asks one thing, however many clauses it has.
  if (understood.kind === "sure") return false;
  const clauses = text.split(joint).filter((it) => wordsIn(it) >= 2);
  if (clauses.length < 2 || clauses.length > 3) return false;
  if (clauses.some((it) => toldAndAsked(it).asked === "")) return false;
  const found: Opening[] = [];
  for (const clause of clauses) {
    const it = draft.context.understand(clause);
    const [opening] = it.kind === "sure" ? openingsOf(draft, [meantHere(draft, it.intent, clause)]) : [];
    if (opening?.dialog !== "advice") return false;
    if (!found.some((other) => isSame(other, opening))) found.push(opening);
  }
  if (found.length !== 2) return false;
  for (const { dialog, data } of found) draft.apply(open(dialog, data));
  return true;
}
