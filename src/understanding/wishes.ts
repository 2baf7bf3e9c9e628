import type { Lang } from "../../dialogs/kit/text";
import { certain, type Limits } from "./certainty";
import { fold, foldParts } from "./fold";
import { smallAnswers, type Intent } from "./intents";
import type { Knowledge } from "./knowledge";

/** Words that part one wish from another. */
const joints = new Set(
  ["i", "oraz", "albo", "lub", "czy", "ale", "and", "or", "but", "та", "чи", "або", "или", "але"].map(fold),
);
const englishMyself = "i";
/** More clauses than this is a story, no list of wishes. */
const most = 12;

/**
 * The intents that single clauses of a text, standing alone, would surely express; empty when there is but one clause. Small
 * answers count only among themselves: «ok, gdzie kod?» is one wish.
 */
export function wishesIn(text: string, lang: Lang | undefined, knowledge: Knowledge, limits: Limits): Intent[] {
  const clauses = foldParts(text)
    .flatMap((part) => splitAtJoints(part, lang === "en"))
    .slice(0, most);
  if (clauses.length < 2) return [];
  const wishes = new Set<Intent>();
  for (const clause of clauses) {
    const known = knowledge.exact(clause)?.meaning;
    const tokens = knowledge.lexicon.read(clause);
    const wish = known ?? certain(knowledge.rank(tokens), tokens, knowledge, limits);
    if (wish !== undefined && wish !== "other") wishes.add(wish);
  }
  const big = [...wishes].filter((it) => !smallAnswers.has(it));
  return big.length > 0 ? big : [...wishes];
}

function splitAtJoints(part: string, english: boolean): string[] {
  const clauses: string[][] = [[]];
  for (const word of part.split(" ")) {
    if (joints.has(word) && !(english && word === englishMyself)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.filter((it) => it.length > 0).map((it) => it.join(" "));
}
