import { go, open, stay, type Explanation, type Next } from "../../dialogs/kit/dialog";
import type { Notice, Opening } from "../../dialogs/kit/card";
import { t } from "../../dialogs/kit/text";
import type { Frame } from "./chat";
import { standIn } from "./asideInGuide";
import { guideOfCodes, positionInGuide } from "./milestoneReached";
import { distinct } from "./openings";
import { wayBack } from "./problem";
import { dialogOf, stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";
import { letterBegun } from "./letterBegun";

/** The explanation that the step on the screen, or else the walkthrough's step that was left for it, has for a text. */
export function explainedHere(draft: TurnDraft, text: string): Explanation | undefined {
  const { frame } = draft.chat;
  const { script } = draft.context;
  const here = frame ? stepOf(script, frame) : undefined;
  const left = draft.leftGuide();
  const explains = here?.explains ?? (left && stepOf(script, left)?.explains) ?? [];
  return explains.find((it) => it.about.test(text) && (!("helpOf" in it) || lies(draft, text, it.helpOf)));
}

/** Whether a step of the walkthrough lies ahead, or is the one that stands. */
function lies(draft: TurnDraft, text: string, step: string): boolean {
  const at = positionInGuide(draft, text);
  if (!at || at.isOver) return false;
  return (dialogOf(draft.context.script, at.frame.dialog)?.numbered ?? []).indexOf(step) >= at.position;
}

/**
 * Explains what a text asks about the walkthrough. An explanation is said beside what stands; the help of a step that lies ahead is opened,
 * because a person who names its trouble is there.
 *
 * @param found the explanation that `explainedHere` has found
 * @returns undefined if nothing here explains it
 */
export function explained(draft: TurnDraft, text: string, found: Explanation | undefined): Next | undefined {
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  if (!step || step.text || isLetter(situationOf(draft))) return undefined;
  if (!found) return step.explains ? undefined : helpWithCodesAlone(draft, frame, text);
  if ("helpOf" in found) return helpOf(draft, text, found.helpOf);
  const notice = noticeOf(draft, found);
  if (!notice || found.again) return stay({ say: notice ? [notice] : [] }, true);
  const opens = distinct([...wayBack(draft), ...(notice.opens ?? []), ...supportAtHelp(draft, text)]);
  return stay({ say: [{ ...notice, opens }] });
}

/** At the help of a step, trouble is told once more, so support is offered it beside the explanation. */
function supportAtHelp(draft: TurnDraft, text: string): Opening[] {
  if (situationOf(draft) !== "help") return [];
  const data = { ...letterBegun(draft, text), stuck: "yes" };
  return [{ label: t("button.human"), dialog: "escalate", data }];
}

/** The notice of an explanation, without a way back; undefined if it only leads to a step's help. */
export function noticeOf({ context }: TurnDraft, it: Explanation | undefined): Notice | undefined {
  if (!it || "helpOf" in it) return undefined;
  const { text, links, opens } = it;
  return { text, ...(links && { links: links(context.script.institution) }), ...(opens && { opens }) };
}

function helpOf(draft: TurnDraft, text: string, step: string): Next | undefined {
  const at = positionInGuide(draft, text);
  if (at?.isLeft) standIn(draft, at.frame);
  return at && go("help", { helpAt: step });
}

/** A person who has the codes may use them without the walkthrough; for its troubles there is the help of its steps. */
function helpWithCodesAlone(draft: TurnDraft, frame: Frame, text: string): Next | undefined {
  const dialog = dialogOf(draft.context.script, guideOfCodes(draft, text) ?? "");
  const [first] = dialog?.numbered ?? [];
  if (!dialog || first === undefined) return undefined;
  const explains = stepOf(draft.context.script, {
    ...frame,
    dialog: dialog.id,
    version: dialog.version,
    step: first,
  })?.explains;
  const found = explains?.find((it) => "helpOf" in it && it.about.test(text));
  return found && "helpOf" in found ? open(dialog.id, { to: found.helpOf, toHelp: "yes" }) : undefined;
}
