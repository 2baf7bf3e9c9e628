import type { Question } from "../../dialogs/kit/questions";
import { withoutCourtesy } from "./courtesy";
import { withoutCorrection } from "./corrections";
import { deniedIn } from "./denied";
import { smallAnswers, type Intent, type Meaning } from "./intents";
import type { Model } from "./model";
import { probabilitiesOfQuestions, type QuestionModel } from "./questions";
import { fold } from "./fold";
import { read, type Ranked } from "./reading";
import { withoutTrimmings } from "./trimmings";

/** An intent, or talk that is about none of them. */
export type Candidate = Intent | "other";

/**
 * How likely each intent is for a text on its own, likeliest first; the probabilities add up to one, and none is left out. It knows
 * nothing of the conversation. Never throws; empty if there is nothing to read.
 */
export type Ranking = (text: string) => readonly Ranked<Candidate>[];

/**
 * Creates the ranking of all intents by both classifiers: what the one that knows small questions holds for none of them is shared
 * among the broad meanings as the other classifier sees them.
 */
export function createRanking(model: Model, questions: QuestionModel): Ranking {
  return (whole) => {
    const text = withoutCorrection(withoutTrimmings(whole));
    const folded = withoutCourtesy(text, model);
    if (folded === "") return [];
    const denied = deniedIn(folded);
    const asked = probabilitiesOfQuestions(fold(text), questions, model);
    const broad = read(folded, model).meanings.map(({ it, probability }) => ({
      it: it satisfies Meaning as Candidate,
      probability: probability * asked.none,
    }));
    const small = asked.questions.map(({ it, probability }) => ({
      it: it satisfies Question | "smallTalk" as Candidate,
      probability,
    }));
    return [...broad, ...small]
      .filter(({ it }) => it === "other" || smallAnswers.has(it) || !denied.has(it))
      .sort((a, b) => b.probability - a.probability);
  };
}
