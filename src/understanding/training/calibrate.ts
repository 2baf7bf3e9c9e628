import { languages, type Lang } from "../../../dialogs/kit/text";
import { fold } from "../fold";
import { costly, smallAnswers, type Intent } from "../intents";
import type { Thresholds } from "../model";
import { read, type Ranked } from "../reading";
import type { Meaning } from "../intents";
import { learn } from "./learn";
import { isRight } from "./measure";
import type { Phrase } from "./phrases";
import { withoutSimilar } from "./similar";
import { isHeldBack } from "./writers";

/** The shares of all phrases that may be classified wrongly at each threshold. */
const wrongWhenSure = 0.009;
const wrongWhenCostly = 0.001;
const wrongLanguage = 0.004;
/** The precision required of `likely`, in every window of `lookedAt` answers of neighbouring probability. */
const rightWhenLikely = 0.6;
const lookedAt = 40;

export interface Answer {
  readonly probability: number;
  readonly right: boolean;
}

/** Calibrates the thresholds on voices held back from a separate training run. The voices that are never taught are not looked at. */
export function calibrate(taught: readonly Phrase[]): Thresholds {
  const known = taught.filter((it) => !isHeldBack(it));
  const model = learn(known);
  const held = withoutSimilar(taught.filter(isHeldBack), known);
  const readings = held.map((phrase) => ({ phrase, ...read(fold(phrase.text), model) }));
  const firsts = readings.flatMap(({ phrase, meanings: [best], languages: [language] }) => {
    if (!best || !language || !isIntent(best)) return [];
    return [{ it: best.it, probability: best.probability, right: isRight(phrase, best.it), lang: language.it }];
  });
  const sure = leastInEach(
    firsts.filter(({ it }) => !costly.has(it)),
    wrongWhenSure * held.length,
  );
  const plausible = firsts.filter(
    ({ it, probability, lang }) => !costly.has(it) && !smallAnswers.has(it) && probability < sure[lang],
  );
  return {
    sure,
    costly: leastFor(
      firsts.filter(({ it }) => costly.has(it)),
      wrongWhenCostly * held.length,
    ),
    likely: leastPrecise(plausible, rightWhenLikely),
    language: leastFor(
      readings.flatMap(({ phrase, languages: [best] }) =>
        best ? [{ probability: best.probability, right: best.it === phrase.lang }] : [],
      ),
      wrongLanguage * held.length,
    ),
  };
}

const isIntent = (it: Ranked<Meaning>): it is Ranked<Exclude<Meaning, "other"> & Intent> => it.it !== "other";

/**
 * The lowest threshold above which about `most` answers are wrong.
 *
 * A single answer more or less could move it by a tenth, so the result is the mean over a quarter fewer to a quarter more wrong answers.
 */
export function leastFor(answers: readonly Answer[], most: number): number {
  const [fewest, mostOf] = [Math.floor(most * 0.75), Math.ceil(most * 1.25)];
  const leasts: number[] = [];
  let wrong = 0;
  let least = 1;
  for (const { probability, right } of falling(answers)) {
    if (!right) {
      if (wrong >= fewest) leasts.push(least);
      if (++wrong > mostOf) break;
    }
    least = probability;
  }
  if (wrong <= mostOf) leasts.push(least);
  return rounded(leasts.reduce((a, b) => a + b, 0) / leasts.length);
}

/**
 * The same threshold per language. Where fewer answers reach it than in another language, it is lowered until as many do, so that people
 * who write in a language that is harder to classify are not asked back more often; but never so far that more than the language's own
 * part of `most` are wrong.
 */
export function leastInEach(
  answers: readonly (Answer & { readonly lang: Lang })[],
  most: number,
): Record<Lang, number> {
  const forAll = leastFor(answers, most);
  const byLang = new Map(languages.map((lang) => [lang, falling(answers.filter((it) => it.lang === lang))]));
  const shareAbove = (all: readonly Answer[]): number =>
    all.length === 0 ? 0 : all.filter(({ probability }) => probability >= forAll).length / all.length;
  const largest = Math.max(...[...byLang.values()].map(shareAbove));
  const least = (lang: Lang): number => {
    const all = byLang.get(lang) ?? [];
    const asMany = rounded(all[Math.floor(largest * all.length) - 1]?.probability ?? 1);
    const own = leastFor(all, (most * all.length) / answers.length);
    return Math.min(forAll, Math.max(asMany, own));
  };
  return { pl: least("pl"), en: least("en"), uk: least("uk") };
}

/** The lowest threshold above which, in every window of neighbouring answers, at least `share` of them are right. */
export function leastPrecise(answers: readonly Answer[], share: number): number {
  const all = falling(answers);
  let right = 0;
  for (const [at, it] of all.entries()) {
    right += Number(it.right) - Number(all[at - lookedAt]?.right ?? false);
    if (at >= lookedAt && right / lookedAt < share) return rounded(it.probability);
  }
  return rounded(all.at(-1)?.probability ?? 1);
}

const falling = (answers: readonly Answer[]): Answer[] => [...answers].sort((a, b) => b.probability - a.probability);
const rounded = (it: number): number => Math.ceil(it * 1_000) / 1_000;
