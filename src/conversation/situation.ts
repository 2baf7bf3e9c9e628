import { repliesTo } from "../../dialogs/kit/dialog";
import type { Situation } from "../../dialogs/kit/replies";
import type { Draft } from "./draft";
import { stepOf } from "./script";

/** The situation of a person who types below the card on the screen; undefined if there is no card, or it expects no replies. */
export function situationOf({ chat: { frame }, context: { script } }: Draft): Situation | undefined {
  const step = frame && stepOf(script, frame);
  return frame && step ? repliesTo(step, frame.data)?.situation : undefined;
}

/** Situations in which the student writes to staff. Any text typed there belongs to the letter. */
const letters: ReadonlySet<Situation> = new Set(["letter", "review", "which"]);
export const isLetter = (situation: Situation | undefined): boolean =>
  situation !== undefined && letters.has(situation);
