import { fold, foldParts } from "./fold";
import { smallAnswers, type Intent } from "./intents";
import type { Model } from "./model";
import { plainMeaning } from "./reading";

/** Words that part one wish from another. */
const joints = new Set(
  ["i", "oraz", "albo", "lub", "czy", "ale", "and", "or", "but", "та", "чи", "або", "или", "але"].map(fold),
);
/** More clauses than this is a story, no list of wishes. */
const most = 5;
/** A clause alone says less than a message, so it must say it more plainly. */
const plainly = 0.9;

/** The wishes that single clauses, standing alone, would plainly express; of a text of one clause none. */
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
