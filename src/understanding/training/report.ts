import { languages } from "../../../dialogs/kit/text";
import { readModel } from "../modelFile";
import { createQuestionReading } from "../questions";
import { readQuestionModel } from "../smallModelFiles";
import { createInterpretation, createUnderstanding } from "../understand";
import { modelPath, phrasesDir, questionModelPath } from "./files";
import { learn } from "./learn";
import { isAmong, isSurelyWrong, judge, measure, nameOf, type Judged } from "./measure";
import { percent } from "./percent";
import { loadPhrases, type Phrase } from "./phrases";
import { reportQuestions } from "./reportQuestions";
import { reportReplies } from "./reportReplies";
import { reportRules } from "./reportRules";
import { loadSecondWriter } from "./secondWriter";
import { withoutSimilar } from "./similar";
import { isHeldBack } from "./writers";

const lengths = [
  ["1 to 2 words", 0, 2],
  ["3 to 5", 3, 5],
  ["6 to 12", 6, 12],
  ["13 to 20", 13, 20],
  ["more", 21, Infinity],
] as const;

/**
 * Prints how well the product understands the voices it was never trained on, by its rules and all its classifiers, and beside it what the
 * classifier of meanings would do alone; what each rule is worth; and what more voices would add.
 */
function report(): void {
  const phrases = loadPhrases(phrasesDir);
  const { taught, held } = phrases;
  const model = readModel(modelPath);
  const checked = withoutSimilar(held, taught);
  const interpret = createInterpretation(model, createQuestionReading(readQuestionModel(questionModelPath), model));
  const judged = judge(checked, model, interpret);
  say(
    `${taught.length} phrases taught; ${checked.length} of voices never taught (${held.length - checked.length} near-duplicates of a taught line left out)`,
  );
  const [back, known] = [taught.filter(isHeldBack), taught.filter((it) => !isHeldBack(it))];
  const calibrated = withoutSimilar(back, known).length;
  say(
    `${calibrated} of taught voices held back for the thresholds (${back.length - calibrated} near-duplicates left out)`,
  );
  byLanguage("", judged);
  byLanguage("the classifier alone, ", judge(checked, model, createUnderstanding(model)));
  byLanguage("the second writer's messages, ", judge(loadSecondWriter(), model, interpret));
  for (const [name, least, most] of lengths)
    line(
      name,
      judged.filter(({ phrase }) => within(wordsIn(phrase), least, most)),
    );
  for (const meaning of [...new Set(checked.map((it) => it.meaning))].sort())
    line(
      meaning,
      judged.filter(({ phrase }) => phrase.meaning === meaning),
    );
  confusions(judged);
  for (const it of judged.filter(isSurelyWrong))
    say(`surely wrong: ${it.phrase.meaning} as ${nameOf(it.understood)}: ${it.phrase.text}`);
  reportRules(say, model, phrases);
  reportReplies(say, model);
  reportQuestions(say, model, checked);
  curve(taught, checked);
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const wordsIn = ({ text }: Phrase): number => text.trim().split(/\s+/).length;
const within = (it: number, least: number, most: number): boolean => it >= least && it <= most;

function line(name: string, judged: readonly Judged[]): void {
  const it = measure(judged);
  const shares = [it.top1, it.top3, it.sureRight, it.sureWrong, it.opened, it.within, it.nothing].map(percent);
  const [top1, top3, right, wrong, opened, shown, nothing] = shares;
  say(
    `${name} (${it.lines}): first ${top1}, in three ${top3}, surely right ${right}, surely wrong ${wrong}, opened at once ${opened}, at hand ${shown}, nothing ${nothing}`,
  );
}

function byLanguage(name: string, judged: readonly Judged[]): void {
  line(`${name}all`, judged);
  for (const lang of languages)
    line(
      `${name}${lang}`,
      judged.filter(({ phrase }) => phrase.lang === lang),
    );
}

function confusions(judged: readonly Judged[]): void {
  const counts = new Map<string, number>();
  for (const { phrase, ranking } of judged) {
    const [first = []] = ranking;
    if (isAmong(phrase, first)) continue;
    const name = `${phrase.meaning} taken for ${first.join(" or ") || "nothing"}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20)) say(`${count} ${name}`);
}

/** Prints the results of the classifier alone when it is trained on a quarter, a half and all of the voices. */
function curve(taught: readonly Phrase[], checked: readonly Phrase[]): void {
  const voices = [...new Set(taught.map((it) => it.voice))];
  const model = readModel(modelPath);
  for (const share of [0.25, 0.5, 1]) {
    const kept = new Set(
      languages.flatMap((lang) => {
        const own = voices.filter((voice) => taught.some((it) => it.voice === voice && it.lang === lang));
        return own.slice(0, Math.round(own.length * share));
      }),
    );
    const part = taught.filter((it) => kept.has(it.voice));
    const learnt = learn(part, model.thresholds);
    line(`${kept.size} voices, ${part.length} phrases`, judge(checked, learnt, createUnderstanding(learnt)));
  }
}

report();
