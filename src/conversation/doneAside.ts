import { resumeOnward, type Next } from "../../dialogs/kit/dialog";
import { wordsIn } from "../../dialogs/kit/text";
import { fold, tellsOfTrouble } from "../understanding";
import type { Understood } from "./heard";
import type { TurnDraft } from "./turnDraft";

/** «Ok», «aha, rozumiem», «wracam» are said to the answer, not of the step. */
const acknowledgements: ReadonlySet<string | undefined> = new Set([
  undefined,
  "yes",
  "no",
  "next",
  "back",
  "thanks",
  "bye",
  "cancel",
  "menu",
]);
const grave: ReadonlySet<string | undefined> = new Set(["lostPhone", "revoke", "human", "unlink", "privacy"]);

/**
 * What leads on in the guide that was left for a side question, where somebody says that its step is done: «już weszłam», «bank app just
 * confirmed it, im in». Undefined where nothing of that is surely said.
 */
export function doneAside(draft: TurnDraft, text: string, understood: Understood): Next | undefined {
  const guide = draft.leftGuide();
  if (!guide || wordsIn(text) < 2 || text.trim().endsWith("?") || tellsOfTrouble(fold(text))) return undefined;
  const wish = likeliest(understood);
  if (acknowledgements.has(wish) || grave.has(wish)) return undefined;
  const reply = draft.context.readReply(text, "step");
  return reply?.reply === "done" && reply.isSure ? resumeOnward(guide.dialog) : undefined;
}

function likeliest(understood: Understood): string | undefined {
  if (understood.kind === "sure" || understood.kind === "likely") return understood.intent;
  return understood.kind === "unsure" ? understood.guesses[0] : undefined;
}
