import { fold } from "../fold";
import { topics, type Meaning } from "../intents";
import type { Model } from "../model";
import { asked, likeliestQuestion, questionParts, type QuestionModel, type Recognised } from "../questions";
import { createUnderstanding } from "../understand";
import type { Weights } from "../weights";
import { leastFor, type Answer } from "./calibrate";
import type { Phrase } from "./phrases";
import type { QuestionLine } from "./questionLines";
import type { ReplyLine } from "./replyLines";
import { isHeldBack } from "./writers";
import { learnWeights, targetOf } from "./weights";

/** Topics whose phrases use the words of a question and mean something else: no PESEL at all, the mObywatel password. */
const besideQuestions: ReadonlySet<Meaning> = new Set<Meaning>(["noPesel", "profilZaufany", "appPassword", "photo"]);
/** How many phrases are taught as «none of the questions»: those that look most like one. */
const hardPhrases = 600;
/** The shares of phrases with a broader intent that may be mistaken for a question at each threshold. */
const wrongWhenOverruling = 0.004;
const wrongWhenSure = 0.015;
/** The share of texts without a sure intent that ask nothing and may be mistaken for a question. */
const wrongWhenLikely = 0.04;

type Line = Pick<QuestionLine, "text" | "asked" | "also">;

/**
 * Trains the classifier of questions on the words of the lines and on their meanings according to `meanings`. It is first trained
 * on the lines alone. Then the phrases that it most surely mistakes for a question, although they mean something else, are taught
 * as none of them. Deterministic.
 */
export function learnQuestions(lines: readonly QuestionLine[], phrases: readonly Phrase[], meanings: Model): Weights {
  const first = learnFrom(
    lines.filter((it) => it.asked !== "none"),
    meanings,
  );
  const hard = phrases
    .filter(({ meaning }) => !topics.includes(meaning) || besideQuestions.has(meaning))
    .map(({ text, meaning }) => ({
      text,
      meaning,
      asked: "none" as const,
      ...likeliestQuestion(fold(text), first, meanings),
    }))
    .filter((it) => !isTalk(it))
    .sort((a, b) => b.probability - a.probability);
  return learnFrom([...lines, ...hard.slice(0, hardPhrases)], meanings);
}

/** Most talk about something else wants no more than a friendly word, so it is no mistake to take it for small talk. */
const isTalk = (it: { readonly meaning: Meaning; readonly question: Recognised }): boolean =>
  it.question === "smallTalk" && it.meaning === "other";

function learnFrom(lines: readonly Line[], meanings: Model): Weights {
  const targets = lines.map((it) => targetOf(asked, it.asked, it.also));
  const texts = lines.map(({ text }) => questionParts(fold(text), meanings));
  return learnWeights(texts, [{ width: asked.length, targets }]);
}

/** Calibrates the thresholds on voices held back from a separate training run. The voices that are never taught are not looked at. */
export function calibrateQuestions(
  taught: readonly QuestionLine[],
  phrases: readonly Phrase[],
  replies: readonly ReplyLine[],
  meanings: Model,
): QuestionModel["thresholds"] {
  const isKnown = (it: { readonly voice: string }): boolean => !isHeldBack(it);
  const weights = learnQuestions(taught.filter(isKnown), phrases.filter(isKnown), meanings);
  const wrong = (texts: readonly { readonly text: string; readonly meaning?: Meaning }[]): Answer[] =>
    texts.flatMap(({ text, meaning = "menu" }) => {
      const { question, probability } = likeliestQuestion(fold(text), weights, meanings);
      return isTalk({ question, meaning }) ? [] : [{ probability, right: false }];
    });
  const understand = createUnderstanding(meanings);
  const unasked = [
    ...taught.filter(({ asked: it }) => it === "none"),
    ...replies.filter(({ reply }) => reply !== "ask"),
  ];
  const near = unasked.filter((it) => isHeldBack(it) && understand(it.text).kind !== "sure");
  const others = wrong(phrases.filter(isHeldBack));
  const likely = leastFor(wrong(near), wrongWhenLikely * near.length);
  const sure = Math.max(likely, leastFor(others, wrongWhenSure * others.length));
  return { overruling: Math.max(sure, leastFor(others, wrongWhenOverruling * others.length)), sure, likely };
}
