import { open, resume, stay, type Next } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { fold } from "../understanding";
import type { TurnDraft } from "./turnDraft";
import { dialogOf } from "./script";

/** «Nie, wróć do kroku 4 proszę» is the button; a story in which it is told is not. */
const fewWords = 8;
const anyStep = "777";
/** «Krok 2», «proszę wrócić do kroku 3», «повернемось до кроку 1», and nothing else. */
const toStep =
  /^(?:(?:prose|prosze|please|bud|laska|no|ok|davaite|chce|mozesz) )*(?:(?:vroc|vrac|povern|back|return|nazad)\p{L}* )?(?:(?:do|to|na|the) )*(?:step|krok)u? \d+(?: (?:prose|prosze|please|bud laska))?$/u;
const unnumbered = new Set(
  [
    "wróć do kroku",
    "wróć do przewodnika",
    "wracam do kroku",
    "back to the step",
    "back to step",
    "back to guide",
    "back to the guide",
    "назад до кроку",
    "повернутися до кроку",
    "назад до посібника",
    "до кроку",
  ].map(fold),
);

/** Where a text leads that is the words of a button back into the walkthrough, in whatever language and wherever words are awaited. */
export function wayBackTyped(draft: TurnDraft, text: string, takesWords: boolean): Next | undefined {
  const folded = fold(text);
  const { frame, paused } = draft.person;
  const isAside = frame?.progress === undefined && Object.keys(paused).length > 0;
  if (isAside && unnumbered.has(folded)) return open("resumed");
  if (!/\d/.test(folded) || folded.split(" ").length > fewWords) return undefined;
  const labels = draft.context.inAllLanguages(t("button.backToStep", { step: Number(anyStep) })).map(fold);
  const isLabel = labels.some((it) => new RegExp(`(^| )${it.replace(anyStep, "\\d+")}( |$)`).test(folded));
  if (!isLabel && (takesWords || !toStep.test(folded))) return undefined;
  if (frame?.progress !== undefined) return stay({}, true);
  return isAside ? open("resumed") : undefined;
}

/**
 * What answers words that lead into the walkthrough somebody is in, or has left for a side question: nothing but «od początku» makes
 * it forget where they are.
 */
export function stillThere(draft: TurnDraft, dialog: string): Next | undefined {
  const { frame, paused } = draft.person;
  if (!dialogOf(draft.context.script, dialog)?.resumable) return undefined;
  if (frame?.dialog === dialog) {
    const text = t(frame.progress === undefined ? "problem.chooseFirst" : "says.stillHere");
    return stay({ say: [{ text }] }, true);
  }
  const isAside = draft.aside() !== undefined && Object.hasOwn(paused, dialog);
  return isAside ? resume(dialog) : undefined;
}
