import { choiceOf, ledTo, type Next } from "../../dialogs/kit/dialog";
import type { Milestone } from "../../dialogs/kit/milestones";
import { wordsIn } from "../../dialogs/kit/text";
import { milestonesIn, type Understood } from "../understanding";
import { numberedGuideLeft, standIn } from "./asideInGuide";
import type { Frame } from "./chat";
import { isAwaited } from "./frames";
import { interruptsStep } from "./textIntent";
import { dialogOf, stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/** In an empty letter form, a longer text is rather the letter. */
const fewWords = 12;

/**
 * Leads a person on from the step of a walkthrough that they report to be done, whether they stand before it, at its help or beside the
 * walkthrough. A report of an earlier step leads nowhere, so that nobody is sent back.
 *
 * @returns undefined if the text reports nothing that lies ahead; otherwise the conversation stands in the walkthrough
 */
export function milestoneReached(draft: TurnDraft, text: string, understood: Understood): Next | undefined {
  const at = positionInGuide(draft, text);
  if (!at || (understood.kind !== "unsure" && interruptsStep(understood))) return undefined;
  const { script } = draft.context;
  const names = dialogOf(script, at.frame.dialog)?.numbered ?? [];
  const reportedAt = (it: Milestone): number =>
    names.findIndex((step) => stepOf(script, { ...at.frame, step })?.milestones?.includes(it) === true);
  const isBeyondList = at.position > reportedAt("chosen");
  const reported = milestonesIn(text).filter((it) => it !== "visible" || isBeyondList);
  // Before the list of documents, «dodałem» beside another step says that «Dodaj» was pressed, not that the card is there.
  const reached = isBeyondList || reported.length < 2 ? reported : reported.filter((it) => it !== "added");
  const furthest = Math.max(-1, ...reached.map(reportedAt));
  const name = names[furthest];
  const next = name !== undefined && choiceOf(stepOf(script, { ...at.frame, step: name })?.on ?? {}, "next");
  if (!next || furthest < at.position) return undefined;
  if (at.isLeft) standIn(draft, at.frame);
  return ledTo(next, { data: draft.chat.frame?.data ?? {}, input: "", context: draft.stepContext() });
}

interface GuidePosition {
  readonly frame: Frame;
  /** The index of the first step that is not done. */
  readonly position: number;
  /** The person stands at another card. */
  readonly isLeft: boolean;
}

/** Where a person is in a walkthrough, or where they have left it. */
function positionInGuide(draft: TurnDraft, text: string): GuidePosition | undefined {
  const { frame, paused } = draft.chat;
  const { script } = draft.context;
  const names = frame ? (dialogOf(script, frame.dialog)?.numbered ?? []) : [];
  if (frame && names.length > 0) return positionOf(draft, frame, false);
  const step = frame && stepOf(script, frame);
  if (!step || isAwaited(frame)) return undefined;
  const situation = situationOf(draft);
  const isEmptyForm = situation === "letter" && frame.data["text"] === undefined && wordsIn(text) <= fewWords;
  // In a letter, or where nothing but free text is expected, a typed text is meant for that.
  if (situation === undefined ? step.text !== undefined : isLetter(situation) && !isEmptyForm) return undefined;
  const guide = numberedGuideLeft(draft);
  return guide && positionOf(draft, paused[guide.dialog] ?? guide, true);
}

function positionOf(draft: TurnDraft, frame: Frame, isLeft: boolean): GuidePosition | undefined {
  const names = dialogOf(draft.context.script, frame.dialog)?.numbered ?? [];
  const { helpAt } = frame.data;
  const own =
    names.includes(frame.step) || typeof helpAt !== "string" ? names.indexOf(frame.step) : names.indexOf(helpAt);
  if (own >= 0) return { frame, position: own, isLeft };
  // A step without a number, such as the question about the layout, comes after the numbered one that led to it.
  const before = draft.chat.trail.findLast(({ dialog, step }) => dialog === frame.dialog && names.includes(step));
  return before && { frame, position: names.indexOf(before.step) + 2, isLeft };
}
