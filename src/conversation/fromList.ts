import { isDeepStrictEqual } from "node:util";
import type { Understood } from "../understanding";
import type { Listed } from "./chat";
import { listedTyped } from "./choiceTyped";
import { openingsOf } from "./openings";
import type { TurnDraft } from "./turnDraft";

/** The button of the list shown last that a text names. «Tak» picks the only guess in the list. */
export function fromListTyped(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  listed: readonly Listed[],
): Listed | undefined {
  const guesses = listed.filter(({ isGuess }) => isGuess);
  const isYes = understood.kind === "sure" && understood.intent === "yes";
  const named = listedTyped(draft, text, listed) ?? (isYes && guesses.length === 1 ? guesses[0] : undefined);
  if (named || (understood.kind !== "unsure" && understood.kind !== "likely")) return named;
  // «Yes, revoke it» repeats a guess in other words.
  const meant = understood.kind === "likely" ? [understood.intent] : understood.guesses;
  const [again] = meant[0] === "no" || meant[0] === "cancel" ? [] : openingsOf(draft, meant);
  return (
    again && guesses.find((it) => it.dialog === again.dialog && isDeepStrictEqual(it.data ?? {}, again.data ?? {}))
  );
}
