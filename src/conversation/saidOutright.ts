import type { Opening } from "../../dialogs/kit/card";
import { stay, type Next } from "../../dialogs/kit/dialog";
import { tellsWhereRefused } from "../../dialogs/kit/explained";
import type { Situation } from "../../dialogs/kit/replies";
import { t } from "../../dialogs/kit/text";
import {
  asksIfHidden,
  asksToHide,
  codeRefused,
  fold,
  putsOff,
  quotesAppError,
  saysCardFails,
  type CodeRefusal,
} from "../understanding";
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
  const refusal = isAtCodes || draft.leftGuide() !== undefined ? codeRefused(text) : undefined;
  // The help of the step that types a code knows best why it is wrong.
  const hasOwnHelp = refusal === "wrong" && (tellsWhereRefused(text) || step?.milestones?.includes("typed"));
  if (refusal && !hasOwnHelp) return onRefusedCode(draft, text, refusal);
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

const causes: Readonly<Record<CodeRefusal, string>> = {
  absent: "says.oldCode",
  wrong: "says.wrongCode",
  expired: "says.expiredCode",
};
const anew: Opening = { label: t("guide.newCodes"), dialog: "newPhone" };

/** The likeliest cause and what mends it, least first: the same codes again, new ones, a person. Codes that have expired are shown at once. */
function onRefusedCode(draft: TurnDraft, text: string, refusal: CodeRefusal): Next {
  const isShown = refusal === "expired" && draft.chat.signedIn && !putsOff(fold(text));
  const opens = distinct([
    ...wayBack(draft),
    ...(isShown ? [] : [{ label: t("code.show"), dialog: "code", data: { ask: "now" } }]),
    anew,
    { label: t("button.human"), dialog: "escalate", data: { ...letterBegun(draft, text), stuck: "yes" } },
  ]);
  return stay({
    say: [{ text: t(causes[refusal], { newCodes: { text: anew.label } }), opens }],
    effects: isShown ? [{ kind: "secret.show", orderId: "" }] : [],
  });
}

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
