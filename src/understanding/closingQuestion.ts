import { costly, smallAnswers, type Intent } from "./intents";

/** The question that ends a message of several sentences; undefined if it has none of at least three words. */
export function closingQuestion(text: string): string | undefined {
  const sentences = text.match(/[^.!?…\n]+[.!?…\n]*/gu) ?? [];
  const last = sentences.at(-1)?.trim() ?? "";
  return sentences.length > 1 && last.endsWith("?") && last.split(/\s+/u).length >= 3 ? last : undefined;
}

/** Whether an intent outweighs the question that follows; thanks, a greeting or an introduction does not. */
export const isDecided = (intent: Intent): boolean =>
  !(smallAnswers.has(intent) || intent === "menu" || intent === "eligibility" || intent === "smallTalk");

const wishes: ReadonlySet<Intent> = new Set<Intent>([...costly, "menu", "smallTalk", "human", "language"]);

/** Whether an intent is a question about something, and no wish or small answer. */
export const isQuestionAbout = (intent: Intent): boolean => !wishes.has(intent) && !smallAnswers.has(intent);
