import { questions } from "../../../dialogs/kit/questions";
import { languages } from "../../../dialogs/kit/text";
import { fold } from "../fold";
import type { Model } from "../model";
import { readQuestionModel } from "../smallModelFiles";
import { createQuestionReading, likeliestQuestion } from "../questions";
import { createInterpretation } from "../understand";
import { questionModelPath, questionsDir } from "./files";
import { percent } from "./percent";
import type { Phrase } from "./phrases";
import { loadQuestions, type QuestionLine } from "./questionLines";

/** Prints how well small questions of voices never taught are answered, and how often other texts are mistaken for one. */
export function reportQuestions(say: (text: string) => void, meanings: Model, phrases: readonly Phrase[]): void {
  const model = readQuestionModel(questionModelPath);
  const interpret = createInterpretation(meanings, createQuestionReading(model, meanings));
  const answer = (text: string): string | undefined => {
    const it = interpret(text);
    return it.kind === "sure" || it.kind === "likely" ? it.intent : undefined;
  };
  const { taught, held } = loadQuestions(questionsDir);
  const isQuestion = (intent: string | undefined): boolean => questions.some((it) => it === intent);
  const judged = held.map((line) => ({
    line,
    got: answer(line.text),
    ...likeliestQuestion(fold(line.text), model, meanings),
  }));
  const is = ({ asked, also }: QuestionLine, it: string | undefined): boolean => it === asked || it === also;
  say(`${taught.length} lines of small questions taught`);
  for (const lang of [undefined, ...languages]) {
    const part = judged.filter(({ line }) => lang === undefined || line.lang === lang);
    const real = part.filter(({ line }) => line.asked !== "none");
    const others = part.filter(({ line }) => line.asked === "none");
    const share = (of: typeof part, holds: (it: (typeof judged)[number]) => boolean): string =>
      percent(of.filter(holds).length / (of.length || 1));
    say(
      `small questions${lang === undefined ? "" : `, ${lang}`} (${real.length}): first ${share(real, ({ line, question }) => is(line, question))}, ` +
        `answered ${share(real, ({ line, got }) => is(line, got))}, another one answered ${share(real, ({ line, got }) => isQuestion(got) && !is(line, got))}; ` +
        `of ${others.length} lines near them taken for one ${share(others, ({ got }) => isQuestion(got))}`,
    );
  }
  const taken = phrases
    .map(({ text, meaning }) => ({ text, meaning, got: answer(text) }))
    .filter(({ got }) => isQuestion(got));
  say(`phrases taken for a small question: ${percent(taken.length / phrases.length)}`);
  for (const { text, meaning, got } of taken) say(`${meaning} taken for ${got ?? ""}: ${text}`);
}
