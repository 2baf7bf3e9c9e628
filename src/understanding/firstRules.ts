import { commandIn } from "./commands";
import { isDoubtful } from "./doubts";
import { isFarewell } from "./farewell";
import { fold } from "./fold";
import { asksForHuman } from "./humanWanted";
import { costly, type Intent } from "./intents";
import { asksToLookAgain } from "./lookAgain";
import { wishedPlainly } from "./plainWishes";
import { repairIn } from "./repairs";
import { saidPlainly } from "./saidPlainly";
import type { Understood } from "./understood";
import { extendingStepsAsked, validityAsked } from "./validity";
import { wording } from "./wording";

/** The finding of a rule: a command, an intent or a repair of the conversation. */
export type Found =
  | Extract<Understood<Intent>, { readonly kind: "command" | "repair" }>
  | { readonly kind: "sure"; readonly intent: Intent };

export interface FoundByRule {
  readonly rule: string;
  readonly found: Found;
}

/** Whether a clause on its own would clearly ask for something. */
type IsWish = (clause: string) => boolean;

/** The rules for what the classifiers cannot tell from its neighbours, in their order. They go before the classifiers. */
const rules: Readonly<Record<string, (text: string, isWish: IsWish) => Found | undefined>> = {
  commandIn: (text) => {
    const command = commandIn(text);
    return command && { kind: "command", command };
  },
  validityAsked: (text) => sure(validityAsked(text)),
  extendingStepsAsked: (text) => sure(extendingStepsAsked(text) ? "extendGuide" : undefined),
  wishedPlainly: (text) => sure(withoutDoubt(wishedPlainly(text), text)),
  saidPlainly: (text) => sure(withoutDoubt(saidPlainly(text), text)),
  isFarewell: (text, isWish) => sure(isFarewell(text, isWish) ? "bye" : undefined),
  asksToLookAgain: (text) => (asksToLookAgain(text) ? { kind: "repair", repair: "lookAgain" } : undefined),
  asksForHuman: (text) => sure(asksForHuman(text) ? "human" : undefined),
  repairIn: (text) => {
    const repair = repairIn(text);
    return repair && { kind: "repair", repair };
  },
};

/** The finding of the first rule that finds anything in a text without trimmings, with the name of the rule. */
export function foundByRule(text: string, isWish: IsWish): FoundByRule | undefined {
  for (const [rule, find] of Object.entries(rules)) {
    const found = find(text, isWish);
    if (found) return { rule, found };
  }
  return undefined;
}

const sure = (intent: Intent | undefined): Found | undefined => intent && { kind: "sure", intent };

/** A rule weighs only a few words, so it does not decide for a costly intent beside a denial or a condition. */
const withoutDoubt = (intent: Intent | undefined, text: string): Intent | undefined =>
  intent !== undefined && costly.has(intent) && (isDoubtful(fold(text)) || conditional.isIn(fold(text)))
    ? undefined
    : intent;

const conditional = wording("jeśli | jeżeli | gdyby | gdy | if | якщо | якби | коли");
