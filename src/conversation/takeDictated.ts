import { open, type Next } from "../../dialogs/kit/dialog";
import { dictatedLetter } from "../../dialogs/kit/dictated";
import { fitted } from "../../dialogs/kit/letter";
import { contextOf } from "./frames";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/**
 * Opens the letter that a text dictates wherever it is typed: «proszę napisać do pomocy: …». The student reviews it before it is sent.
 *
 * @returns undefined if the text dictates nothing, or a letter is being written already and takes the text itself
 */
export function takeDictated(draft: TurnDraft, text: string): Next | undefined {
  if (isLetter(situationOf(draft))) return undefined;
  const dictated = dictatedLetter(text);
  if (dictated === undefined) return undefined;
  const { text: letter, say } = fitted(dictated);
  return open("escalate", { ...contextOf(draft.context.script, draft.chat.frame), text: letter, late: "yes" }, { say });
}
