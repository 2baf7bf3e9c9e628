import type { Opening } from "../../dialogs/kit/card";
import { stay } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { isUnhelped, namesHelpers, type Understood } from "../understanding";
import { offerElse } from "./alternatives";
import type { Listed } from "./chat";
import { follow, letterOf, meantHere } from "./follow";
import { asListed } from "./listed";
import { distinct, isSame, openingsOf } from "./openings";
import { notUnderstood, wayBack, waysOut } from "./problem";
import type { TurnDraft } from "./turnDraft";
import { isAnsweredAbove } from "./sameAgain";
import { letterBegun } from "./letterBegun";

/** Opens the likeliest intent, which has no side effects, and offers the other candidates below its answer. */
export function followLikely(
  draft: TurnDraft,
  { intent, others }: Extract<Understood, { kind: "likely" }>,
  text: string,
): void {
  // A letter to support is not started unless the intent is sure.
  const isTrouble = intent === "stuck" && !draft.chat.frame?.offered.includes("stuck");
  const soundsLikeCall = intent === "human" && !namesHelpers(text) && !isUnhelped(text);
  if (isTrouble || soundsLikeCall)
    return offer(draft, soundsLikeCall ? [...others, "human"] : ["human", ...others], { text });
  // A person who has just read the answer and is only likely to ask for it once more has probably asked something else.
  const opening = draft.context.script.intents[meantHere(draft, intent, text)];
  if (opening && "dialog" in opening && isAnsweredAbove(draft, opening)) return offer(draft, others, { text });
  const at = draft.chat.frame;
  follow(draft, intent, text);
  // Where the person stands already, nothing else opened, so there is nothing to doubt.
  if (draft.chat.frame?.dialog === at?.dialog && draft.chat.frame?.askId === at?.askId) return;
  offerElse(draft, others);
}

const usual = ["status", "activate", "eligibility"];

/**
 * Asks what an unclear text meant, with a button for each guess. It asks so once: to the next unclear text it says that it is not sure
 * or does not know, and offers support the text, beside whatever it has not offered yet.
 */
export function offer(
  draft: TurnDraft,
  guesses: readonly string[],
  { text = "", listed = [] }: { readonly text?: string; readonly listed?: readonly Listed[] | undefined } = {},
): void {
  if (listed.some(({ isGuess }) => isGuess)) return offerSupport(draft, guesses, text, listed);
  // Some guesses open nothing here; what most people come for takes their places.
  const openings = guesses.length === 0 ? [] : distinct(openingsOf(draft, [...guesses, ...usual])).slice(0, 3);
  if (openings.length === 0) return notUnderstood(draft);
  // The words that were typed are not lost if a person is called for them.
  const opens = distinct([...openings, ...wayBack(draft), ...waysOut(draft)]).map((it) =>
    it.dialog === "escalate" ? { ...it, data: { ...letterOf(draft, text) } } : it,
  );
  draft.apply(stay({ say: [{ text: t("problem.unsure"), opens }] }));
  draft.chat.listed = asListed(opens).map((it, at) => (at < openings.length ? { ...it, isGuess: true } : it));
}

function offerSupport(draft: TurnDraft, guesses: readonly string[], text: string, listed: readonly Listed[]): void {
  const isNew = (it: Opening): boolean => !listed.some((old) => isSame(it, old));
  const likely = openingsOf(draft, guesses).filter(isNew).slice(0, 2);
  const opens = distinct([
    ...likely,
    ...wayBack(draft),
    { label: t("button.human"), dialog: "escalate", data: letterBegun(draft, text) },
    { label: t("button.menu"), dialog: "menu" },
  ]);
  // Beside a button that may lead to the answer, the answer cannot be said to be unknown.
  const said = t(likely.length > 0 ? "problem.perhaps" : "problem.stillUnsure");
  draft.apply(stay({ say: [{ text: said, opens }] }));
}
