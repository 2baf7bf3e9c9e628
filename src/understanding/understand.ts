import { questionsWithin } from "../../dialogs/kit/questions";
import { closingQuestion, isDecided, isQuestionAbout } from "./closingQuestion";
import { commandIn, type Command } from "./commands";
import { withoutCorrection } from "./corrections";
import { withoutCourtesy } from "./courtesy";
import { deniedIn } from "./denied";
import { isDoubtful } from "./doubts";
import { foundByRule } from "./firstRules";
import { fold } from "./fold";
import { costly, smallAnswers, type Intent, type Meaning } from "./intents";
import { languageOf, mentionsLanguage, namedLanguage } from "./language";
import type { Model } from "./model";
import { indispensable } from "./questionWords";
import type { QuestionReading, ReadQuestion } from "./questions";
import { read, type Ranked } from "./reading";
import { toldAndAsked } from "./reportAndAsked";
import { ruledIntent } from "./rules";
import { signs } from "./signs";
import { withoutTrimmings } from "./trimmings";
import { intentsOf, type Classified, type Understood } from "./understood";
import { wishesIn } from "./wishes";

/** Classifies a text. Never throws. */
export type Understanding = (text: string) => Classified;

/** Creates the classifier, which is a pure function of the model. */
export function createUnderstanding(model: Model): Understanding {
  const classify = createClassifier(model);
  return (whole) => {
    const text = withoutTrimmings(whole);
    return classify(text, commandIn(text));
  };
}

/**
 * Creates what interprets a text, in order: by the rules for what the classifiers cannot tell from its neighbours, and else by the
 * classifiers. It never throws.
 */
export function createInterpretation(
  model: Model,
  readQuestion: QuestionReading,
): (text: string) => Understood<Intent> {
  const classify = createClassifier(model);
  const isWish = createWishes(model);
  const readBy = (text: string): Understood<Intent> => {
    const found = foundByRule(text, isWish)?.found;
    if (found && found.kind !== "sure") return found;
    const classified = classify(text, undefined);
    if (found) return { ...found, ...langOf(classified) };
    return withClosingQuestion(withQuestion(classified, readQuestion(text)), text);
  };
  /** A question at the end of a message decides, whatever greeting, thanks or story leads up to it. */
  const withClosingQuestion = (whole: Classified, text: string): Classified => {
    const question = closingQuestion(text);
    if (question === undefined || (whole.kind === "sure" && isDecided(whole.intent))) return whole;
    const found = foundByRule(question, isWish)?.found;
    if (found && found.kind !== "sure") return whole;
    const asked = found ?? withQuestion(classify(question, undefined), readQuestion(question));
    return asked.kind === "sure" && isQuestionAbout(asked.intent) ? { ...asked, ...langOf(whole) } : whole;
  };
  /** The meaning of what a text asks besides giving thanks: «o super dziękuję!! a do kiedy ona jest ważna?» */
  const askedBeside = (text: string, whole: Understood<Intent>): Understood<Intent> | undefined => {
    const { told, asked } = toldAndAsked(text);
    const [likeliest] = intentsOf(whole);
    if (told === "" || asked === "" || (whole.kind === "sure" && likeliest !== "thanks")) return undefined;
    if (likeliest !== "thanks" && intentsOf(classify(told, undefined))[0] !== "thanks") return undefined;
    const it = checked(readBy(asked), asked);
    const [first] = intentsOf(it);
    return first === undefined || smallAnswers.has(first) ? undefined : it;
  };
  return (whole) => {
    const text = withoutCorrection(withoutTrimmings(whole));
    const it = checked(readBy(text), text);
    return it.kind === "command" || it.kind === "repair" ? it : (askedBeside(text, it) ?? it);
  };
}

/** Creates what tells whether a clause on its own would clearly ask for something. */
export function createWishes(model: Model): (clause: string) => boolean {
  const classify = createClassifier(model);
  return (clause) => {
    const it = classify(clause, commandIn(clause));
    return it.kind === "sure" && !smallAnswers.has(it.intent) && it.intent !== "menu";
  };
}

/** A costly intent is never sure in a text that may only mention it, whichever part of the understanding found it. */
const checked = (it: Understood<Intent>, text: string): Understood<Intent> =>
  it.kind === "sure" && costly.has(it.intent) && isDoubtful(fold(text))
    ? { kind: "unsure", guesses: [it.intent], ...langOf(it) }
    : it;

const langOf = ({ lang }: Classified) => (lang === undefined ? {} : { lang });

/**
 * Prefers a small question to a broader intent. A sure question goes before everything but sure costly wishes, and before those that it is a special case of; a likely one is answered
 * where nothing else is likely, and is otherwise offered beside it.
 */
function withQuestion(classified: Classified, found: ReadQuestion | undefined): Classified {
  if (!found) return classified;
  const { question: intent, reached } = found;
  const { kind } = classified;
  const withLang = langOf(classified);
  // «Thanks, and must I tell the police?» is no goodbye.
  if (
    kind === "sure" &&
    courtesies.has(classified.intent) &&
    intent !== "smallTalk" &&
    (reached !== "likely" || indispensable[intent])
  )
    return { kind: "sure", intent, ...withLang };
  if (intent === "smallTalk")
    return kind === "sure" || (kind === "likely" && reached === "likely")
      ? classified
      : { kind: "sure", intent, ...withLang };
  const [first, ...others] = intentsOf(classified);
  // The special case of an intent goes before it. Where it is only likely, the intent is offered beside it.
  const isWithin = first !== undefined && questionsWithin[intent]?.includes(first) === true;
  if (isWithin && reached === "likely") return { kind: "likely", intent, others: [first], ...withLang };
  if (isWithin) return { kind: "sure", intent, ...withLang };
  const isCostly = first !== undefined && costly.has(first);
  if (kind === "sure" && (isCostly || reached !== "overruling")) return classified;
  if (reached !== "likely") return { kind: "sure", intent, ...withLang };
  if (kind === "likely") return { ...classified, others: [intent, ...classified.others].slice(0, 2) };
  // A text about something else sometimes shares a word with a question.
  if (first === undefined) return classified;
  if (isCostly) return { kind: "unsure", guesses: [first, intent, ...others].slice(0, 3), ...withLang };
  return { kind: "likely", intent, others: [first, ...others].slice(0, 2), ...withLang };
}

const courtesies: ReadonlySet<Intent> = new Set<Intent>(["thanks", "bye"]);

/** From this probability on, a text of meaning `other` is not answered with guesses. */
const surelyOther = 0.8;
/** A candidate below this probability gets no button. */
const worthOffering = 0.04;
/** The same for costly intents: a student who wants a card should not be asked whether to revoke it unless that is likely. */
const worthAlarming = 0.12;
/** Beside a likely intent, another is offered from this share of its probability on. */
const worthDoubting = 0.3;
/** If even the best meaning is below this probability, nothing was understood. */
const hardlyAnything = 0.1;
const readable = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Classifies a text without trimmings, and the command that it consists of, if it does. Reads at most 2,000 characters of it. */
function createClassifier(model: Model) {
  const { thresholds } = model;

  return (text: string, command: Command | undefined): Classified => {
    const folded = withoutCourtesy(text, model);
    if (folded === "") return { kind: "nothing" };
    const { meanings, languages } = read(folded, model);
    const lang = languageOf(text, languages, thresholds.language);
    const withLang = lang === undefined ? {} : { lang };
    const sure = (intent: Intent): Classified => ({ kind: "sure", intent, ...withLang });
    const nothing: Classified = { kind: "nothing", ...withLang };
    if (command) return sure(command === "help" ? "human" : command);
    const known = signs.get(folded) ?? model.exact.get(folded);
    if (known) return known === "other" ? nothing : sure(named(known, text));
    if (!readable.test(text)) return nothing;
    const ruled = ruledIntent(text);
    if (ruled) return sure(ruled);

    // «The website is all in Polish» wishes for no other language here.
    const possible = mentionsLanguage(text) ? meanings.filter(({ it }) => it !== "language") : meanings;
    const [best] = possible;
    const ours = possible.filter((it): it is Ranked<Exclude<Meaning, "other">> => it.it !== "other");
    const [first, ...rest] = ours.map(({ it, probability }) => ({ intent: named(it, text), probability }));
    if (!best || !first || first.probability < worthOffering) return nothing;
    if (best.it === "other" ? best.probability >= surelyOther : best.probability < hardlyAnything) return nothing;
    const others = rest
      .filter((it) => it.probability >= (costly.has(it.intent) ? worthAlarming : worthOffering))
      .map((it) => it.intent);
    /** The intents that may as well be meant; a text that is hardly anything else is not questioned. */
    const rivals = (probability: number): Intent[] =>
      rest
        .filter((it) => it.probability >= probability * worthDoubting && others.includes(it.intent))
        .map((it) => it.intent);
    const wishes = wishesIn(text, model);
    /** A button for something unlikely is better than none, but not for something costly. */
    const fillers = rest.map((it) => it.intent).filter((it) => !costly.has(it) && !smallAnswers.has(it));
    const denied = deniedIn(folded);
    const unsure = (guesses: readonly Intent[]): Classified => {
      const worth = [...guesses, ...fillers].filter((it) => !denied.has(it));
      return { kind: "unsure", guesses: [...new Set(worth)].slice(0, 3), ...withLang };
    };
    if (wishes.length > 1) return unsure([...wishes, first.intent, ...others]);
    const { intent, probability } = first;
    if (best.it === "other") return unsure([intent, ...others]);
    const leastSure = thresholds.sure[languages[0]?.it ?? "pl"];
    if (costly.has(intent))
      return probability >= Math.max(thresholds.costly, leastSure) && !isDoubtful(folded)
        ? sure(intent)
        : unsure([intent, ...others]);
    if (probability >= leastSure) return sure(intent);
    // «It does not work» leads to help wherever it is typed; the other small answers open nothing.
    const opens = !smallAnswers.has(intent) || intent === "stuck";
    if (opens && probability >= thresholds.likely)
      return { kind: "likely", intent, others: rivals(first.probability).slice(0, 2), ...withLang };
    return unsure([intent, ...others]);
  };
}

/** Refines the wish to change language by the language it names: «po ukraińsku». */
const named = (meaning: Intent, text: string): Intent =>
  meaning === "language" ? (namedLanguage(text) ?? meaning) : meaning;
