import { languages } from "../../../dialogs/kit/text";
import { partsOf } from "../features";
import { fold } from "../fold";
import { costly, meanings, type Meaning } from "../intents";
import type { Model, Thresholds } from "../model";
import type { Phrase } from "./phrases";
import { learnWeights, targetOf } from "./weights";

/** Thresholds before calibration, at which nothing is sure. */
const unset: Thresholds = { sure: { pl: 1, en: 1, uk: 1 }, costly: 1, likely: 1, language: 1 };

/** Trains the classifier of meanings and languages. Deterministic; ten thousand phrases take about ten seconds. */
export function learn(phrases: readonly Phrase[], thresholds = unset): Model {
  const meant = phrases.map(({ meaning, also }) => targetOf(meanings, meaning, also));
  const spoken = phrases.map(({ lang }) => targetOf(languages, lang));
  const weights = learnWeights(
    phrases.map(({ text }) => partsOf(fold(text))),
    [
      { width: meanings.length, targets: meant },
      { width: languages.length, targets: spoken },
    ],
  );
  return {
    ...weights,
    meanings,
    languages,
    thresholds,
    exact: agreedOn(phrases),
  };
}

const shortWords = 3;
/** Voices that end in «00» are the makers of the assistant, who wrote plain wishes in plain words. */
const isMaker = (voice: string): boolean => voice.endsWith("00");

/** The short texts that mean the same to everybody who wrote them. A costly one must come from two voices or from a maker. */
function agreedOn(phrases: readonly Phrase[]): Map<string, Meaning> {
  const meant = new Map<string, Meaning | undefined>();
  const writers = new Map<string, Set<string>>();
  for (const { text, meaning, also, voice } of phrases) {
    const folded = fold(text);
    if (folded.split(" ").length > shortWords) continue;
    const isAgreed = also === undefined && (!meant.has(folded) || meant.get(folded) === meaning);
    meant.set(folded, isAgreed ? meaning : undefined);
    writers.set(folded, (writers.get(folded) ?? new Set()).add(voice));
  }
  for (const [text, meaning] of meant) {
    const by = [...(writers.get(text) ?? [])];
    const isCostly = meaning !== undefined && meaning !== "other" && costly.has(meaning);
    if (isCostly && by.length < 2 && !by.some(isMaker)) meant.delete(text);
  }
  return new Map([...meant].flatMap(([text, it]) => (it && text !== "" ? [[text, it] as const] : [])));
}
