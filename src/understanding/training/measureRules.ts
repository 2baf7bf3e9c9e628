import { questions } from "../../../dialogs/kit/questions";
import { foundByRule, type Found } from "../firstRules";
import { goesOn } from "../goesOn";
import type { Intent } from "../intents";
import { quotesAppError, quotesOldCode, saysCardFails } from "../outright";
import { isPhoneFound } from "../phoneFound";
import { ruledIntent } from "../rules";
import { withoutTrimmings } from "../trimmings";
import { isAmong, nameOf } from "./measure";
import type { Phrase, Phrases } from "./phrases";
import { labelsOf, surelyMeant } from "./policy";
import type { QuestionLine, QuestionLines } from "./questionLines";

/** A text that a rule decided, and whether the label agrees. */
interface Ruled {
  readonly text: string;
  readonly label: string;
  readonly isHeld: boolean;
  readonly isRight: boolean;
}

/** The rules of which one decides for a text before the classifiers are asked, by name and by what they find. */
export type MeasuredRules = ReadonlyMap<string, readonly Ruled[]>;

/** Rules that decide by themselves, some of them only at some steps or states of the card, where the conversation asks them first. */
const others: readonly (readonly [string, Intent, (text: string) => boolean])[] = [
  ["isAboutWhenCodes", "codesWhen", (text) => ruledIntent(text) === "codesWhen"],
  ["calendarWish", "calendar", (text) => ruledIntent(text) === "calendar"],
  ["isPhoneFound", "cancel", isPhoneFound],
  ["quotesOldCode", "newPhone", quotesOldCode],
  ["quotesAppError", "stuck", quotesAppError],
  ["saysCardFails", "stuck", saysCardFails],
  ["goesOn", "next", goesOn],
];

/** A line with its label, and whether a rule's finding agrees with it; undefined if the label does not tell. */
interface Labelled {
  readonly text: string;
  readonly label: string;
  readonly isHeld: boolean;
  readonly agrees: (found: Found) => boolean | undefined;
}

/** Measures every rule on every labelled line: how often it decides, and how often the line's label agrees. */
export function measureRules(
  phrases: Phrases,
  questionLines: QuestionLines,
  isWish: (clause: string) => boolean,
): MeasuredRules {
  const ruled = new Map<string, Ruled[]>();
  for (const { text, label, isHeld, agrees } of labelled(phrases, questionLines))
    for (const [rule, found] of findings(withoutTrimmings(text), isWish)) {
      const isRight = agrees(found);
      if (isRight === undefined) continue;
      const name = `${rule}: ${nameOf(found)}`;
      ruled.set(name, [...(ruled.get(name) ?? []), { text, label, isHeld, isRight }]);
    }
  return ruled;
}

function findings(text: string, isWish: (clause: string) => boolean): readonly (readonly [string, Found])[] {
  const first = foundByRule(text, isWish);
  const beside = others.filter(([, , holds]) => holds(text));
  return [
    ...(first ? [[first.rule, first.found] as const] : []),
    ...beside.map(([rule, intent]) => [rule, { kind: "sure", intent }] as const),
  ];
}

const labelled = (phrases: Phrases, questionLines: QuestionLines): readonly Labelled[] => [
  ...phrases.taught.map((it) => ofPhrase(it, false)),
  ...phrases.held.map((it) => ofPhrase(it, true)),
  ...questionLines.taught.map((it) => ofQuestion(it, false)),
  ...questionLines.held.map((it) => ofQuestion(it, true)),
];

const ofPhrase = (phrase: Phrase, isHeld: boolean): Labelled => ({
  text: phrase.text,
  label: phrase.meaning,
  isHeld,
  agrees: (found) => isAmong(phrase, surelyMeant(found) ?? []),
});

const ofQuestion = ({ text, asked, also }: QuestionLine, isHeld: boolean): Labelled => ({
  text,
  label: asked,
  isHeld,
  agrees: (found) => {
    const intent = found.kind === "sure" ? found.intent : undefined;
    if (intent !== undefined && (intent === asked || intent === also)) return true;
    if (questions.some((it) => it === intent)) return false;
    // «None of the questions» says nothing about an intent that is no small question.
    if (asked === "none") return undefined;
    const topics = [asked, ...(also === undefined || also === "none" ? [] : [also])].flatMap(labelsOf);
    return (surelyMeant(found) ?? []).some((it) => topics.includes(it));
  },
});
