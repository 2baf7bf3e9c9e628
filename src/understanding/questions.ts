import { questions, type Question } from "../../dialogs/kit/questions";
import { featuresGiven, partsOf, type Features } from "./features";
import { fold } from "./fold";
import type { Model } from "./model";
import { indispensable, ourMatter } from "./questionWords";
import { likeliestMeanings } from "./reading";
import { scoresOf } from "./scores";
import { withoutTrimmings } from "./trimmings";
import type { Weights } from "./weights";

/** The questions, and the talk that wants nothing but a friendly word. */
export type Recognised = Question | "smallTalk";
const recognised: readonly Recognised[] = [...questions, "smallTalk"];
/** The label of a line: a question, small talk, or none of them. */
export type Asked = Recognised | "none";
export const asked: readonly Asked[] = [...recognised, "none"];

/** A linear classifier whose outputs are `asked`, in their order. */
export interface QuestionModel extends Weights {
  readonly thresholds: {
    /** The probability from which on a question is answered even if the text also has a sure intent. */
    readonly overruling: number;
    /** The same if the text has a likely intent. */
    readonly sure: number;
    /** The same for all other texts. */
    readonly likely: number;
  };
}

export interface ReadQuestion {
  readonly question: Recognised;
  /** The highest threshold the question reached. */
  readonly reached: keyof QuestionModel["thresholds"];
}

/** Finds the small question that a text asks; undefined if it asks none. Never throws. */
export type QuestionReading = (text: string) => ReadQuestion | undefined;

export function createQuestionReading(model: QuestionModel, meanings: Model): QuestionReading {
  const { overruling, sure, likely } = model.thresholds;
  return (whole) => {
    const folded = fold(withoutTrimmings(whole));
    if (folded === "") return undefined;
    const { question, probability } = likeliestQuestion(folded, model, meanings);
    if (probability < likely || lacksWords(question, folded)) return undefined;
    return { question, reached: probability >= overruling ? "overruling" : probability >= sure ? "sure" : "likely" };
  };
}

/** Small talk is short. A longer text that has something in common with it wants something. */
const longestTalk = 14;

const lacksWords = (it: Recognised, folded: string): boolean =>
  it === "smallTalk"
    ? ourMatter.isIn(folded) || folded.split(" ").length > longestTalk
    : indispensable[it]?.isIn(folded) === false;

/** The likeliest of the questions for a folded text, with its probability from 0 to 1 beside the others and «none of them». */
export function likeliestQuestion(
  folded: string,
  model: Weights,
  meanings: Model,
): { readonly question: Recognised; readonly probability: number } {
  const scores = scoresOf(folded, model, meaningsOf(folded, meanings));
  const highest = Math.max(...scores.subarray(0, recognised.length));
  const question = recognised[scores.indexOf(highest)] ?? questions[0];
  return { question, probability: 1 / scores.reduce((sum, it) => sum + Math.exp(it - highest), 0) };
}

/** How likely each of the questions is for a folded text, and that it asks none of them; the probabilities add up to one. */
export function probabilitiesOfQuestions(
  folded: string,
  model: Weights,
  meanings: Model,
): { readonly questions: readonly { readonly it: Recognised; readonly probability: number }[]; readonly none: number } {
  const scores = scoresOf(folded, model, meaningsOf(folded, meanings));
  const highest = Math.max(...scores);
  const odds = Array.from(scores, (it) => Math.exp(it - highest));
  const sum = odds.reduce((all, it) => all + it, 0);
  const found = recognised.map((it, at) => ({ it, probability: lacksWords(it, folded) ? 0 : (odds[at] ?? 0) / sum }));
  return { questions: found, none: 1 - found.reduce((all, { probability }) => all + probability, 0) };
}

/** The features of a text for this classifier: its words, and what the words would mean as an intent. */
export const questionParts = (folded: string, meanings: Model): Features[] => [
  ...partsOf(folded),
  meaningsOf(folded, meanings),
];

const meaningsOf = (folded: string, meanings: Model): Features =>
  featuresGiven(likeliestMeanings(folded, meanings).map(({ it, probability }) => [it, probability]));
