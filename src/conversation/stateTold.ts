import { open, type Next } from "../../dialogs/kit/dialog";
import type { Situation } from "../../dialogs/kit/replies";
import { stateAsked } from "../understanding";
import { stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/** The dialogs in which «did it work?» is about the card or its order, and not about a letter, a sign-in or a setting. */
const ofTheCard: ReadonlySet<string> = new Set(
  "menu status order extend revoke newPhone lostPhone code activate extendGuide eligibility advice".split(" "),
);
/** Situations in which «is it still valid?» may be about a code. */
const ofCodes: ReadonlySet<Situation> = new Set(["step", "help", "offer", "codes"]);

/**
 * Answers «is it still valid?» and «did it work?» with what USOS says now: the card of the state, which begins with the answer.
 *
 * @returns undefined if the text asks something else, or what it asks about here is not the card
 */
export function stateTold(draft: TurnDraft, text: string): Next | undefined {
  const asked = stateAsked(text);
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  const situation = situationOf(draft);
  if (!asked || step?.passing || step?.text || isLetter(situation)) return undefined;
  const isAbout =
    asked === "worked" ? !frame || ofTheCard.has(frame.dialog) : situation === undefined || !ofCodes.has(situation);
  return isAbout ? open("status", { about: "works" }) : undefined;
}
