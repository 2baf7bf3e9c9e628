import { stay } from "../../dialogs/kit/dialog";
import { backTo } from "../../dialogs/kit/backTo";
import type { Opening } from "../../dialogs/kit/card";
import { t, type Text } from "../../dialogs/kit/text";
import type { Frame } from "./chat";
import { contextOf } from "./frames";
import { distinct } from "./openings";
import { isQuestion } from "./question";
import { dialogOf, stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/**
 * Reports a problem and asks the current step again. The second time in a row only the ways out are offered, because the card is still on
 * the screen.
 */
export function problem(draft: TurnDraft, text: Text): void {
  if (draft.askedAgain) draft.apply(stay({ say: [{ text, opens: waysOut(draft) }] }));
  else draft.apply(stay({ say: [{ text }] }, true));
  draft.chat.askedAgain = true;
}

/** A button that leads from a side answer back to the walkthrough's step or to the question that waits; none if nothing waits. */
export function wayBack(draft: TurnDraft): Opening[] {
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  if (!step || frame.dialog === "menu") return [];
  if (frame.progress !== undefined)
    return [{ label: t("button.backToStep", { step: frame.progress }), dialog: "here" }];
  // At the end of a walkthrough, the step whose help was read last is done.
  const back = (step.over ? undefined : backFromHelp(draft, frame)) ?? draft.wayBackToGuide();
  if (back) return [back];
  return isQuestion(step, frame) ? [{ label: backTo(frame), dialog: "here" }] : [];
}

/** The button that leads from the help of a walkthrough's step back to the step. */
function backFromHelp({ context }: TurnDraft, { dialog, data }: Frame): Opening | undefined {
  const { helpAt, ...known } = data;
  const at = dialogOf(context.script, dialog)?.numbered?.indexOf(String(helpAt)) ?? -1;
  if (typeof helpAt !== "string" || at < 0) return undefined;
  const kept = Object.entries(known).flatMap(([name, it]) => (typeof it === "string" ? [[name, it] as const] : []));
  return {
    label: t("button.backToStep", { step: at + 1 }),
    dialog,
    data: { ...Object.fromEntries(kept), to: helpAt },
  };
}

/** The buttons under an answer that leads nowhere: the menu and a human. */
export const waysOut = (draft: TurnDraft) => [
  { label: t("button.menu"), dialog: "menu" },
  { label: t("button.human"), dialog: "escalate", data: contextOf(draft.context.script, draft.chat.frame) },
];

/** Says that a text was not understood, and offers ways to go on. */
export const notUnderstood = (draft: TurnDraft): void =>
  draft.apply(
    stay({ say: [{ text: t("problem.notUnderstood"), opens: distinct([...wayBack(draft), ...waysOut(draft)]) }] }),
  );
