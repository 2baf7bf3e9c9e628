import { isDeepStrictEqual } from "node:util";
import { wordsIn } from "../../dialogs/kit/text";
import { besideYes, toldApart, type Understood } from "../understanding";
import type { Text } from "../../dialogs/kit/text";
import type { Listed } from "./chat";
import { intentsAt } from "./bearing";
import { listedTyped } from "./choiceTyped";
import { likeOffered } from "./likeOffered";
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
  const own = named ?? inOwnWords(draft, text, understood, listed);
  if (own || (understood.kind !== "unsure" && understood.kind !== "likely")) return own;
  // «Yes, revoke it» repeats a guess in other words.
  const meant = understood.kind === "likely" ? [understood.intent] : understood.guesses;
  const [likeliest = ""] = meant;
  const [again] = picksNothing.has(likeliest) || toldApart(text) ? [] : openingsOf(draft, meant);
  return (
    again && guesses.find((it) => it.dialog === again.dialog && isDeepStrictEqual(it.data ?? {}, again.data ?? {}))
  );
}

/** Ways out stand below every list, so their words tell nothing. */
const waysOut: ReadonlySet<string> = new Set(["menu", "escalate", "here", "resumed"]);

/** The button that a text repeats in its own words: «ну кого повідомити» below «Кого повідомити про крадіжку?» */
function inOwnWords(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  listed: readonly Listed[],
): Listed | undefined {
  const buttons = listed.filter(({ dialog }) => !waysOut.has(dialog));
  const offered = buttons.map(({ label, dialog, data = {} }) => ({
    label: label as Text,
    intents: intentsAt(draft.context.script, { dialog, data }),
  }));
  const at = likeOffered(draft, text, understood, offered);
  return at === undefined ? undefined : buttons[at];
}
