import { stay } from "../../dialogs/kit/dialog";
import { t, type Lang, type Text } from "../../dialogs/kit/text";
import { tellsOfSuccess } from "../understanding";
import { guessLanguage } from "./guessLanguage";
import { isQuestion } from "./question";
import { wayBack } from "./problem";
import { stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/**
 * Says goodbye. The conversation stays where it is, and the person learns what becomes of what they leave: a letter is not sent yet, an
 * order is followed, and everything else can be gone on with later.
 */
export function goodbye(draft: TurnDraft, text: string, lang: Lang | undefined): void {
  guessLanguage(draft, lang);
  const said = t(tellsOfSuccess(text) ? "says.byeGlad" : "says.bye");
  draft.apply(stay({ say: [{ text: [said, ...whatStands(draft)], opens: wayBack(draft) }] }));
}

function whatStands(draft: TurnDraft): Text[] {
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  if (!step || frame.dialog === "menu") return [];
  const situation = situationOf(draft);
  if (isLetter(situation)) return [t("says.letterWaits")];
  if (situation === "placed") return [t("says.willTellThen")];
  return isQuestion(step, frame) ? [t("says.placeKept")] : [];
}
