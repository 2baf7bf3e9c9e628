import type { Opening } from "../../dialogs/kit/card";
import { stay } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { isUnhelped, namesHelpers, type Understood } from "../understanding";
import type { Listed } from "./chat";
import { follow, letterOf } from "./follow";
import { asListed } from "./listed";
import { distinct, isSame, openingsOf } from "./openings";
import { notUnderstood, wayBack, waysOut } from "./problem";
import type { TurnDraft } from "./turnDraft";
import { letterBegun } from "./letterBegun";

/** Opens the likeliest intent, which has no side effects, and lists the other candidates above it. */
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
  const meant = draft.context.script.intents[intent];
  const opens = distinct(openingsOf(draft, others).filter((it) => !meant || !isSame(it, meant)));
  // Where the person stands already, nothing else opens, so there is nothing to doubt.
  const isHere = meant && "dialog" in meant && meant.dialog === draft.chat.frame?.dialog;
  if (opens.length > 0 && !isHere) draft.outputs.push({ kind: "say", notice: { text: t("problem.likely"), opens } });
  follow(draft, intent, text);
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
