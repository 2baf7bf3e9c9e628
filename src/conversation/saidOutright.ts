import { stay, type Next } from "../../dialogs/kit/dialog";
import type { Situation } from "../../dialogs/kit/replies";
import { t } from "../../dialogs/kit/text";
import { asksIfHidden, asksToHide, quotesAppError, quotesOldCode, saysCardFails } from "../understanding";
import { distinct } from "./openings";
import { wayBack } from "./problem";
import { stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";
import { letterBegun } from "./letterBegun";

/** Situations in which the codes are being used. */
const atCodes: ReadonlySet<Situation> = new Set(["step", "help", "codes", "offer"]);

/**
 * Answers what is said outright at any place except in a letter: a wish to hide the codes, and an error that mObywatel shows.
 *
 * @returns undefined if the text is none of these
 */
export function saidOutright(draft: TurnDraft, text: string): Next | undefined {
  const { frame, signedIn } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  const situation = situationOf(draft);
  if (step?.text || isLetter(situation)) return undefined;
  if (signedIn && (asksToHide(text) || asksIfHidden(text))) return hidden(draft);
  const isAtCodes = situation !== undefined && atCodes.has(situation);
  if ((isAtCodes || draft.leftGuide() !== undefined) && quotesOldCode(text)) return onOldCode(draft);
  return quotesAppError(text) || (situation === undefined && saysCardFails(text)) ? onAppError(draft, text) : undefined;
}

/** Hiding what is hidden already changes nothing, so the answer is true whatever was on the screen. */
const hidden = (draft: TurnDraft): Next =>
  stay({
    say: [
      {
        text: t("code.hidden"),
        opens: distinct([...wayBack(draft), { label: t("code.show"), dialog: "code", data: { ask: "now" } }]),
      },
    ],
    effects: [{ kind: "secret.hide" }],
  });

/** The code may have been copied in part, which a student can mend without a new order. */
const onOldCode = (draft: TurnDraft): Next =>
  stay({
    say: [
      {
        text: t("says.oldCode", { newPhone: { text: t("menu.newPhone") } }),
        opens: distinct([
          ...wayBack(draft),
          { label: t("code.show"), dialog: "code", data: { ask: "now" } },
          { label: t("menu.newPhone"), dialog: "newPhone" },
        ]),
      },
    ],
  });

/** The causes that a student can rule out, before anybody is written to. */
function onAppError(draft: TurnDraft, text: string): Next {
  const letter = { ...letterBegun(draft, text), stuck: "yes" };
  return stay({
    say: [
      {
        text: t("says.appError"),
        opens: distinct([
          ...wayBack(draft),
          { label: t("menu.status"), dialog: "status" },
          { label: t("button.human"), dialog: "escalate", data: letter },
        ]),
      },
    ],
  });
}
