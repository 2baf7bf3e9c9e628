import { commandIn } from "./commands";
import { isDoubtful } from "./doubts";
import { isFarewell } from "./farewell";
import { fold } from "./fold";
import { asksForHuman } from "./humanWanted";
import { costly, smallAnswers, type Intent } from "./intents";
import { asksToLookAgain } from "./lookAgain";
import type { QuestionReading, ReadQuestion } from "./questions";
import { repairIn } from "./repairs";
import { saidPlainly } from "./saidPlainly";
import { withoutTrimmings } from "./trimmings";
import type { Understanding } from "./understand";
import type { Classified, Understood } from "./understood";
import { extendingStepsAsked, validityAsked } from "./validity";

/**
 * Interprets a text in order: as a command, by the rules for what the classifiers cannot tell from its neighbours, as a repair of the
 * conversation, and else by the classifiers.
 */
export function interpret(whole: string, understand: Understanding, readQuestion: QuestionReading): Understood<Intent> {
  const text = withoutTrimmings(whole);
  return checked(readBy(text, understand, readQuestion), text);
}

function readBy(text: string, understand: Understanding, readQuestion: QuestionReading): Understood<Intent> {
  const command = commandIn(text);
  if (command) return { kind: "command", command };
  const asked =
    validityAsked(text) ?? (extendingStepsAsked(text) ? "extendGuide" : withoutDoubt(saidPlainly(text), text));
  if (asked) return { kind: "sure", intent: asked, ...langOf(understand(text)) };
  if (isFarewell(text, (clause) => isWish(understand(clause))))
    return { kind: "sure", intent: "bye", ...langOf(understand(text)) };
  if (asksToLookAgain(text)) return { kind: "repair", repair: "lookAgain" };
  if (asksForHuman(text)) return { kind: "sure", intent: "human", ...langOf(understand(text)) };
  const repair = repairIn(text);
  return repair ? { kind: "repair", repair } : withQuestion(understand(text), readQuestion(text));
}

/** A rule weighs only a few words, so it does not decide for a costly intent in a question or beside a denial. */
const withoutDoubt = (intent: Intent | undefined, text: string): Intent | undefined =>
  intent !== undefined && costly.has(intent) && (text.includes("?") || isDoubtful(fold(text))) ? undefined : intent;

/** Whoever found it: a costly intent is never sure in a text that may only mention it. */
const checked = (it: Understood<Intent>, text: string): Understood<Intent> =>
  it.kind === "sure" && costly.has(it.intent) && isDoubtful(fold(text))
    ? { kind: "unsure", guesses: [it.intent], ...langOf(it) }
    : it;

const langOf = ({ lang }: Classified) => (lang === undefined ? {} : { lang });
const isWish = (it: Classified): boolean => it.kind === "sure" && !smallAnswers.has(it.intent) && it.intent !== "menu";

/**
 * Prefers a small question to a broader intent. A sure question goes before everything but sure costly wishes; a likely one is answered
 * where nothing else is likely, and is otherwise offered beside it.
 */
function withQuestion(classified: Classified, found: ReadQuestion | undefined): Classified {
  if (!found) return classified;
  const { question: intent, reached } = found;
  const { kind, lang } = classified;
  const withLang = lang === undefined ? {} : { lang };
  const [first, ...others] = intentsOf(classified);
  const isCostly = first !== undefined && costly.has(first);
  if (kind === "sure" && (isCostly || reached !== "overruling")) return classified;
  if (reached !== "likely") return { kind: "sure", intent, ...withLang };
  if (kind === "likely") return { ...classified, others: [intent, ...classified.others].slice(0, 2) };
  // A text about something else sometimes shares a word with a question.
  if (first === undefined) return classified;
  if (isCostly) return { kind: "unsure", guesses: [first, intent, ...others].slice(0, 3), ...withLang };
  return { kind: "likely", intent, others: [first, ...others].slice(0, 2), ...withLang };
}

/** The intents a text may have, likeliest first. */
function intentsOf(it: Classified): readonly Intent[] {
  if (it.kind === "sure") return [it.intent];
  if (it.kind === "likely") return [it.intent, ...it.others];
  return it.kind === "unsure" ? it.guesses : [];
}
