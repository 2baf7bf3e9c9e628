import { isDeepStrictEqual } from "node:util";
import { wordsIn } from "../../dialogs/kit/text";
import { besideYes, type Understood } from "../understanding";
import type { Listed } from "./chat";
import { listedTyped } from "./choiceTyped";
import { openingsOf } from "./openings";
import type { TurnDraft } from "./turnDraft";

/** A text of more words than «tak, dokładnie» repeats what it says yes to. */
const bareYes = 2;

/** A text that is likeliest one of these repeats no guess, whatever else it may mean. */
const picksNothing: ReadonlySet<string> = new Set(["no", "cancel", "bye", "thanks"]);

/** The button of the list shown last that a text names. «Tak» picks the only guess in the list, and a longer yes the likeliest. */
export function fromListTyped(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  listed: readonly Listed[],
): Listed | undefined {
  const guesses = listed.filter(({ isGuess }) => isGuess);
  const isYes = understood.kind === "sure" && understood.intent === "yes";
  // «Yes please order it» says what it wants, whatever was guessed before.
  const rest = isYes ? besideYes(text) : "";
  const wish = rest === "" ? undefined : draft.context.understand(rest);
  const wantsElse = wish?.kind === "sure" && draft.context.script.intents[wish.intent] !== undefined;
  const isPlain = !wantsElse && (guesses.length === 1 || wordsIn(text) > bareYes);
  const named = listedTyped(draft, text, listed) ?? (isYes && isPlain ? guesses[0] : undefined);
  if (named || (understood.kind !== "unsure" && understood.kind !== "likely")) return named;
  // «Yes, revoke it» repeats a guess in other words.
  const meant = understood.kind === "likely" ? [understood.intent] : understood.guesses;
  const [likeliest = ""] = meant;
  const [again] = picksNothing.has(likeliest) ? [] : openingsOf(draft, meant);
  return (
    again && guesses.find((it) => it.dialog === again.dialog && isDeepStrictEqual(it.data ?? {}, again.data ?? {}))
  );
}
