import type { Model } from "../model";
import { createWishes } from "../understand";
import { questionsDir } from "./files";
import { measureRules } from "./measureRules";
import { percent } from "./percent";
import type { Phrases } from "./phrases";
import { loadQuestions } from "./questionLines";

/** Prints how often each rule decides before the classifiers do, and how often the labels agree with it. */
export function reportRules(say: (text: string) => void, meanings: Model, phrases: Phrases): void {
  const measured = [...measureRules(phrases, loadQuestions(questionsDir), createWishes(meanings))];
  for (const [name, ruled] of measured.sort(([a], [b]) => a.localeCompare(b, "en"))) {
    const held = ruled.filter(({ isHeld }) => isHeld);
    const rightOf = (part: typeof ruled): string => `${part.length} lines, right ${percent(shareRight(part))}`;
    say(`rule ${name}: ${rightOf(ruled)}${held.length === 0 ? "" : `; of voices never taught ${rightOf(held)}`}`);
    for (const { text, label } of ruled.filter(({ isRight }) => !isRight)) say(`  ${label}: ${text}`);
  }
}

const shareRight = (part: readonly { readonly isRight: boolean }[]): number =>
  part.filter(({ isRight }) => isRight).length / (part.length || 1);
