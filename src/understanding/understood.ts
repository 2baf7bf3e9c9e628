import type { Lang } from "../../dialogs/kit/text";
import type { Command } from "./commands";
import type { Intent } from "./intents";
import type { Repair } from "./repairsInWords";

/**
 * The result of understanding a text. `lang` is the language the text seems to be in, left out if it cannot be told. A `likely` intent may be
 * opened at once, with `others` offered beside it. `guesses` has one to three intents, best first.
 */
export type Understood<I extends string = string> =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "repair"; readonly repair: Repair }
  | { readonly kind: "sure"; readonly intent: I; readonly lang?: Lang }
  | { readonly kind: "likely"; readonly intent: I; readonly others: readonly I[]; readonly lang?: Lang }
  | { readonly kind: "unsure"; readonly guesses: readonly I[]; readonly lang?: Lang }
  | { readonly kind: "nothing"; readonly lang?: Lang };

/** The result of the classifier alone. */
export type Classified = Exclude<Understood<Intent>, { readonly kind: "command" | "repair" }>;

/** The intents that a text may have, the likeliest first. */
export function intentsOf<I extends string>(it: Understood<I>): readonly I[] {
  switch (it.kind) {
    case "sure":
      return [it.intent];
    case "likely":
      return [it.intent, ...it.others];
    case "unsure":
      return it.guesses;
    default:
      return [];
  }
}
