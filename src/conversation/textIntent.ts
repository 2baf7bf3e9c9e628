import { likeliestOf, type TextIntent } from "../../dialogs/kit/dialog";
import type { Understood } from "../understanding";

/** Converts the result of the understanding into the intent that a step is given. */
export function toTextIntent(it: Understood): TextIntent {
  if (it.kind === "sure") return { intent: it.intent };
  if (it.kind === "likely") return { likely: it.intent };
  if (it.kind === "unsure") return { guesses: it.guesses };
  // «Jednak nie» and «nie o to chodzi» reach a step as a plain «no».
  if (it.kind !== "repair" || it.repair === "restart" || it.repair === "lookAgain") return {};
  return { intent: it.repair === "worked" ? "worked" : "no" };
}

/** Intents that take priority over the current step wherever they are typed: «zgubiłem iPhone’a» does not answer «which phone?». */
export const interruptingIntents: ReadonlySet<string> = new Set(["lostPhone", "revoke", "human", "unlink", "privacy"]);

/** The likeliest intent of a text; undefined if it has none. */
export const likeliestIntent = (it: Understood): string | undefined => likeliestOf(toTextIntent(it));

/** Whether the likeliest intent of a text takes priority over the current step. */
export const interruptsStep = (it: Understood): boolean => interruptingIntents.has(likeliestIntent(it) ?? "");
