import type { Opening } from "../../dialogs/kit/card";
import { open } from "../../dialogs/kit/dialog";
import { wordsIn } from "../../dialogs/kit/text";
import { intentsOf, toldAndAsked, toldApart, type Understood } from "../understanding";
import { offerElse } from "./alternatives";
import { meantHere } from "./follow";
import { isSame, openingsOf } from "./openings";
import type { TurnDraft } from "./turnDraft";

/** Where one question ends and the next begins: «ile to trwa i ile kosztuje», «ile to trwa? ile kosztuje?» */
const joint = /[?!.;,\n]+|(?<!\s)\s+(?=(?:i|oraz|a|and|та|і|й)\s)/iu;
const sentence = /[^.!?…\n]+[.!?…\n]*/gu;
const mostWords = 40;
const mostQuestions = 5;

/** A question of a message that plainly asks by itself for something that has an answer. */
interface Asked {
  readonly intent: string;
  readonly opening: Opening;
  readonly clause: string;
}

/**
 * Answers the questions that a message asks plainly by themselves: two of them both, in their order, and one that stands among other
 * sentences, which left the whole unclear, with what the whole may mean offered below.
 *
 * @returns false if the text asks nothing so plainly, or is plain as a whole
 */
export function bothAnswers(draft: TurnDraft, text: string, understood: Understood): boolean {
  if (wordsIn(text) > mostWords || understood.kind === "command" || understood.kind === "repair") return false;
  if (toldApart(text)) return false;
  const found = distinctly(questionsOf(text).flatMap((it) => askedBy(draft, it)));
  const [one, other] = found;
  if (!one || found.length > 2) return false;
  // A text that is plain as a whole asks one thing more only if that thing is one of two.
  const isWhole = ({ intent }: Asked): boolean => understood.kind === "sure" && understood.intent === intent;
  if (understood.kind === "sure" && !(other && found.some(isWhole))) return false;
  draft.apply(open(one.opening.dialog, one.opening.data));
  if (!other) offerElse(draft, intentsOf(understood));
  // «And how long does the approval take?» is about what was asked just before.
  const [opening] = other ? openingsOf(draft, [meantHere(draft, other.intent, other.clause)]) : [];
  if (opening) draft.apply(open(opening.dialog, opening.data));
  return true;
}

const distinctly = (all: readonly Asked[]): Asked[] =>
  all.filter((it, at) => all.findIndex(({ opening }) => isSame(opening, it.opening)) === at);

/** The sentences that ask something, and the clauses of those that may ask two things. */
function questionsOf(text: string): string[] {
  const asking = (text.match(sentence) ?? []).filter((it) => toldAndAsked(it).asked !== "");
  const clauses = asking.flatMap((it) => {
    const parts = it.split(joint).filter((part) => wordsIn(part) >= 2);
    return parts.length === 2 && parts.every((part) => toldAndAsked(part).asked !== "") ? parts : [it];
  });
  return clauses.length > mostQuestions ? [] : clauses;
}

function askedBy(draft: TurnDraft, clause: string): Asked[] {
  const it = draft.context.understand(clause);
  const isMarked = it.kind === "likely" && clause.trim().endsWith("?");
  const intent = it.kind === "sure" || isMarked ? meantHere(draft, it.intent, clause) : "";
  const [opening] = openingsOf(draft, [intent]);
  return opening?.dialog === "advice" ? [{ intent, opening, clause }] : [];
}
