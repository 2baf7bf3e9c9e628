import { fold, foldParts } from "./fold";
import { smallAnswers, type Intent } from "./intents";
import type { Model } from "./model";
import { plainMeaning } from "./reading";

/** Words that separate one wish from the next. */
const joints = new Set(
  ["i", "oraz", "albo", "lub", "czy", "ale", "and", "or", "but", "та", "чи", "або", "или", "але"].map(fold),
);
/** A text with more clauses than this is a story rather than a list of wishes. */
const most = 5;
/** The probability required of a clause. A clause alone says less than a whole message, so it has to be clearer. */
const plainly = 0.9;

/** The intents that the clauses of a text would clearly express on their own; none for a text of one clause. */
export function wishesIn(text: string, model: Model): Intent[] {
  const clauses = foldParts(text).flatMap(splitAtJoints);
  if (clauses.length < 2 || clauses.length > most) return [];
  const wishes = clauses.flatMap((clause): Intent[] => {
    const meant = model.exact.get(clause) ?? plainMeaning(clause, model, plainly);
    return meant && meant !== "other" && !smallAnswers.has(meant) && meant !== "menu" ? [meant] : [];
  });
  return [...new Set(wishes)];
}

function splitAtJoints(part: string): string[] {
  const clauses: string[][] = [[]];
  for (const word of part.split(" ")) {
    if (joints.has(word)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.filter((it) => it.length > 0).map((it) => it.join(" "));
}
