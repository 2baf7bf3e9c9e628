import { stay, type Next } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { waysOut } from "./problem";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/**
 * Answers «I found my phone» as the step says, because only the step knows whether something has been blocked or sent. Nothing is done
 * about the card.
 *
 * @returns undefined if the text is not only news of that
 */
export function phoneFound(draft: TurnDraft, text: string): Next | undefined {
  const { frame, signedIn } = draft.chat;
  const step = frame ? stepOf(draft.context.script, frame) : undefined;
  if (frame && step?.phoneFound) return step.phoneFound({ data: frame.data, text, context: draft.stepContext() });
  if (step?.text) return undefined;
  if (step?.passing) return stay({ say: [{ text: t("says.underWay") }] });
  const status = signedIn ? [{ label: t("menu.status"), dialog: "status" }] : [];
  return stay({ say: [{ text: t("says.phoneFound"), opens: [...status, ...waysOut(draft)] }] });
}
