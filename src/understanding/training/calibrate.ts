import { languages, type Lang } from "../../../dialogs/kit/text";
import { fold } from "../fold";
import { costly, smallAnswers, type Intent } from "../intents";
import type { Thresholds } from "../model";
import { read, type Ranked } from "../reading";
import type { Meaning } from "../intents";
import { learn } from "./learn";
import { isRight, unlike } from "./measure";
import type { Phrase } from "./phrases";
import { isHeldBack } from "./writers";

/** Shares of all lines that may be wrong. */
const wrongWhenSure = 0.009;
const wrongWhenCostly = 0.001;
const wrongLanguage = 0.004;
/** What opens with others beside it is right at least this often, wherever one looks at so many answers side by side. */
const rightWhenLikely = 0.6;
const lookedAt = 40;

export interface Answer {
  readonly probability: number;
  readonly right: boolean;
}

/** Finds the thresholds on voices held back from a training of its own; nothing else is ever looked at. */
export function calibrate(taught: readonly Phrase[]): Thresholds {
  const known = taught.filter((it) => !isHeldBack(it));
  const model = learn(known);
  const held = unlike(taught.filter(isHeldBack), known);
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
 * The lowest probability from which on about so many are wrong. A single answer more or less would move it by a tenth, so it is the
 * mean of what a quarter fewer up to a quarter more would give.
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
 * The same in each language, lowered where fewer answers would lie above it than in the others: whoever writes in a language that
 * is harder to be sure of is not asked back more often.
 */
export function leastInEach(
  answers: readonly (Answer & { readonly lang: Lang })[],
  most: number,
): Record<Lang, number> {
  const byLang = new Map(languages.map((lang) => [lang, falling(answers.filter((it) => it.lang === lang))]));
  const ranked = [...byLang.values()].flatMap((all) =>
    all.map(({ right }, at) => ({ probability: 1 - (at + 1) / all.length, right })),
  );
  const share = 1 - leastFor(ranked, most);
  const forAll = leastFor(answers, most);
  const least = (lang: Lang): number => {
    const all = byLang.get(lang) ?? [];
    return Math.min(forAll, rounded(all[Math.floor(share * all.length)]?.probability ?? 1));
  };
  return { pl: least("pl"), en: least("en"), uk: least("uk") };
}

/** The lowest probability from which on, among any neighbouring answers, at least such a share is right. */
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
