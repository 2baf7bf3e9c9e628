import { likeliestOf, type TextIntent } from "../../dialogs/kit/dialog";
import type { Lang } from "../../dialogs/kit/text";
import type { Repair } from "../understanding";

/** What the understanding made of a text; see src/understanding. */
export type Understood =
  | { readonly kind: "command"; readonly command: "menu" | "cancel" | "back" | "help" | "human" | "language" }
  | { readonly kind: "repair"; readonly repair: Repair }
  | { readonly kind: "sure"; readonly intent: string; readonly lang?: Lang }
  | { readonly kind: "likely"; readonly intent: string; readonly others: readonly string[]; readonly lang?: Lang }
  | { readonly kind: "unsure"; readonly guesses: readonly string[]; readonly lang?: Lang }
  | { readonly kind: "nothing"; readonly lang?: Lang };

/** What a step is told of a text. */
export function heard(it: Understood): TextIntent {
  if (it.kind === "sure") return { intent: it.intent };
  if (it.kind === "likely") return { likely: it.intent };
  if (it.kind === "unsure") return { guesses: it.guesses };
  // «Jednak nie», «nie o to chodzi».
  if (it.kind !== "repair" || it.repair === "restart") return {};
  return { intent: it.repair === "worked" ? "worked" : "no" };
}

/** Said anywhere, these weigh more than where somebody is: «zgubiłem iPhone’a» is no answer to «which phone?». */
export const weightier: ReadonlySet<string> = new Set(["lostPhone", "revoke", "human", "unlink", "privacy"]);

/** What a text wants most, where it wants anything. */
export const wishOf = (it: Understood): string | undefined => likeliestOf(heard(it));

/** Whether a text wants most what weighs more than where somebody is. */
export const isWeighty = (it: Understood): boolean => weightier.has(wishOf(it) ?? "");
