import { commandIn, type Command } from "./commands";
import { costly, type Intent } from "./intents";
import type { QuestionReading, ReadQuestion } from "./questions";
import { repairIn, type Repair } from "./repairs";
import { withoutTrimmings } from "./trimmings";
import type { Understanding, Classified } from "./understand";

export type Interpreted =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "repair"; readonly repair: Repair }
  | Classified;

/** Interprets a text in order: as a command, as a repair of the conversation, and else by the classifiers. */
export function interpret(whole: string, understand: Understanding, readQuestion: QuestionReading): Interpreted {
  const text = withoutTrimmings(whole);
  const command = commandIn(text);
  if (command) return { kind: "command", command };
  const repair = repairIn(text);
  return repair ? { kind: "repair", repair } : withQuestion(understand(text), readQuestion(text));
}

/** Prefers a small question to a broader intent: a sure one to all but sure costly wishes, a likely one to what is neither sure nor costly. */
function withQuestion(classified: Classified, found: ReadQuestion | undefined): Classified {
  if (!found || (classified.kind === "sure" && (!found.isSure || costly.has(classified.intent)))) return classified;
  const { question: intent, isSure } = found;
  const withLang = classified.lang === undefined ? {} : { lang: classified.lang };
  if (isSure) return { kind: "sure", intent, ...withLang };
  const others = otherIntents(classified);
  if (others[0] !== undefined && costly.has(others[0])) return { kind: "unsure", guesses: [...new Set([others[0], intent, ...others])].slice(0, 3), ...withLang };
  return { kind: "likely", intent, others: others.slice(0, 2), ...withLang };
}

function otherIntents(it: Classified): readonly Intent[] {
  if (it.kind === "likely") return [it.intent, ...it.others];
  return it.kind === "unsure" ? it.guesses : [];
}
