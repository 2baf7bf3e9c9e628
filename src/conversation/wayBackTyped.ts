import { open, resume, stay, type Next } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { fold } from "../understanding";
import type { TurnDraft } from "./turnDraft";
import { dialogOf } from "./script";

/** «Nie, wróć do kroku 4 proszę» is the button; a story in which it is told is not. */
const fewWords = 8;
const anyStep = "777";

/** Where a text leads that is the words of a button back into the walkthrough, in whatever language and wherever words are awaited. */
export function wayBackTyped(draft: TurnDraft, text: string): Next | undefined {
  const folded = fold(text);
  if (!/\d/.test(folded) || folded.split(" ").length > fewWords) return undefined;
  const { frame, paused } = draft.person;
  const labels = draft.context.inAllLanguages(t("button.backToStep", { step: Number(anyStep) })).map(fold);
  if (!labels.some((it) => new RegExp(`(^| )${it.replace(anyStep, "\\d+")}( |$)`).test(folded))) return undefined;
  if (frame?.progress !== undefined) return stay({}, true);
  return Object.keys(paused).length > 0 ? open("resumed") : undefined;
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
