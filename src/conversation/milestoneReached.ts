import { choiceOf, ledTo, open, type Choice, type Data, type Next } from "../../dialogs/kit/dialog";
import type { Milestone } from "../../dialogs/kit/milestones";
import { wordsIn } from "../../dialogs/kit/text";
import { foldParts, milestonesIn, tellsOfPasting, type Understood } from "../understanding";
import { numberedGuideLeft, standIn } from "./asideInGuide";
import type { Frame } from "./chat";
import { choiceTyped } from "./choiceTyped";
import { isAwaited } from "./frames";
import { interruptsStep } from "./textIntent";
import { dialogOf, stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/** In an empty letter form, a longer text is rather the letter. */
const fewWords = 12;

/**
 * Leads a person on from the step of a walkthrough that they report to be done, whether they stand before it, at its help or beside the
 * walkthrough. A report of an earlier step leads nowhere, so that nobody is sent back; only after the end, a report of a step before it says
 * that the end was not reached.
 *
 * @returns undefined if the text reports nothing that lies ahead; otherwise the conversation stands in the walkthrough
 */
export function milestoneReached(draft: TurnDraft, text: string, understood: Understood): Next | undefined {
  if (understood.kind !== "unsure" && interruptsStep(understood)) return undefined;
  const seen = seenAtStatus(draft, text);
  if (seen) return seen;
  const at = positionInGuide(draft, text);
  if (!at) return withCodesAlone(draft, text);
  const furthest = Math.max(-1, ...reachedIn(draft, text, at).map((it) => reportedAt(draft, at.frame, it)));
  const name = namesOf(draft, at.frame)[furthest];
  const step = name === undefined ? undefined : stepOf(draft.context.script, { ...at.frame, step: name });
  const next = step && choiceOf(step.on, "next");
  if (!next || name === undefined || furthest < at.position) return undefined;
  const told = alsoTold(draft, { ...at.frame, step: name }, text) ?? next;
  if (at.isLeft) standIn(draft, at.frame);
  const led = ledTo(told, { data: draft.chat.frame?.data ?? {}, input: "", context: draft.stepContext() });
  return at.isOver ? { ...led, effects: [...(led.effects ?? []), { kind: "order.installed", isDenied: true }] } : led;
}

/** Takes the word of a person who sees the card, at a card that offers to note that. */
function seenAtStatus(draft: TurnDraft, text: string): Next | undefined {
  const { frame } = draft.chat;
  const seen = frame && choiceOf(stepOf(draft.context.script, frame)?.on ?? {}, "seen");
  if (!frame || !seen || frame.waiting || !(seen.typedOnly || frame.offered.includes("seen"))) return undefined;
  if (!milestonesIn(text).some((it) => cardIsThere.has(it))) return undefined;
  return ledTo(seen, { data: frame.data, input: "", context: draft.stepContext() });
}

const cardIsThere: ReadonlySet<Milestone> = new Set(["added", "visible", "extended"]);

export interface GuidePosition {
  readonly frame: Frame;
  /** The index of the first step that is not done. */
  readonly position: number;
  /** The person stands at another card. */
  readonly isLeft: boolean;
  /** The card says that all steps are done. */
  readonly isOver?: boolean;
}

const namesOf = ({ context }: TurnDraft, { dialog }: Frame): readonly string[] =>
  dialogOf(context.script, dialog)?.numbered ?? [];

/** The index of the step that a milestone shows to be done; -1 if the walkthrough has none. */
const reportedAt = (draft: TurnDraft, frame: Frame, it: Milestone): number =>
  namesOf(draft, frame).findIndex((step) => stepOf(draft.context.script, { ...frame, step })?.milestones?.includes(it));

/** Milestones that a person who was told that everything is done repeats without having anything left to do. */
const ofTheEnd: ReadonlySet<Milestone> = new Set(["typed", "added", "visible", "extended", "read", "signedIn"]);

function reachedIn(
  draft: TurnDraft,
  text: string,
  { frame, position, isLeft, isOver }: GuidePosition,
): readonly Milestone[] {
  // «Ale jeszcze nie mam, dopiero skanuję»: one part denies the end, and another names the place.
  if (isOver)
    return foldParts(text)
      .flatMap(milestonesIn)
      .filter((it) => !ofTheEnd.has(it));
  const scan = reportedAt(draft, frame, "scanned");
  // Before the camera, something else may have been pasted.
  const isAtCodes = isLeft || position >= reportedAt(draft, frame, "cameraOpens");
  if (isAtCodes && tellsOfPasting(text)) return position > scan ? ["typed"] : ["scanned"];
  const isBeyondList = position > reportedAt(draft, frame, "chosen");
  const reported = milestonesIn(text).filter((it) => it !== "visible" || isBeyondList);
  // Before the list of documents, «dodałem» beside another step says that «Dodaj» was pressed, not that the card is there.
  return isBeyondList || reported.length < 2 ? reported : reported.filter((it) => it !== "added");
}

/** The choice of the step that the text names besides its report: «opened the app, I see the documents». */
function alsoTold(draft: TurnDraft, frame: Frame, text: string): Choice<Data> | undefined {
  const step = stepOf(draft.context.script, frame);
  const named = step && choiceTyped(draft, step, { ...frame, offered: ["next"], waiting: false }, text);
  const choice = named && choiceOf(step.on, named.name);
  return choice?.typedOnly ? choice : undefined;
}

/** Where a person is in a walkthrough, or where they have left it. */
export function positionInGuide(draft: TurnDraft, text: string): GuidePosition | undefined {
  const { frame, paused } = draft.chat;
  if (frame && namesOf(draft, frame).length > 0) return positionOf(draft, frame, false);
  if (!mayReport(draft, text)) return undefined;
  const guide = numberedGuideLeft(draft);
  return guide && positionOf(draft, paused[guide.dialog] ?? guide, true);
}

/** Whether a text may report on the walkthrough at a card outside it. In a letter, or where only free text is expected, it is meant for that. */
function mayReport(draft: TurnDraft, text: string): boolean {
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  if (!step || isAwaited(frame)) return false;
  const situation = situationOf(draft);
  const isEmptyForm = situation === "letter" && frame.data["text"] === undefined && wordsIn(text) <= fewWords;
  return situation === undefined ? step.text === undefined : !isLetter(situation) || isEmptyForm;
}

function positionOf(draft: TurnDraft, frame: Frame, isLeft: boolean): GuidePosition | undefined {
  const { script } = draft.context;
  const names = namesOf(draft, frame);
  const { helpAt } = frame.data;
  const own =
    names.includes(frame.step) || typeof helpAt !== "string" ? names.indexOf(frame.step) : names.indexOf(helpAt);
  const step = stepOf(script, frame);
  if (step?.over) return { frame, position: 0, isLeft, isOver: true };
  if (own >= 0) return { frame, position: own, isLeft };
  // A step without a number, such as the question about the layout, comes after the numbered one that led to it.
  const before = draft.chat.trail.findLast(({ dialog, step: it }) => dialog === frame.dialog && names.includes(it));
  if (before) return { frame, position: names.indexOf(before.step) + 2, isLeft };
  return step && dialogOf(script, frame.dialog)?.first === frame.step ? { frame, position: 0, isLeft } : undefined;
}

/** The walkthrough of the codes that wait, at a card outside it at which a text may report on it; undefined if there is none. */
export function guideOfCodes(draft: TurnDraft, text: string): "activate" | "extendGuide" | undefined {
  const { cardState, signedIn } = draft.chat;
  if (!signedIn || situationOf(draft) !== undefined || !mayReport(draft, text)) return undefined;
  if (cardState === "ready") return "activate";
  return cardState === "extensionReady" ? "extendGuide" : undefined;
}

/** A person who has the codes may use them without the walkthrough; what they report then leads into it. */
function withCodesAlone(draft: TurnDraft, text: string): Next | undefined {
  const { frame } = draft.chat;
  const dialog = dialogOf(draft.context.script, guideOfCodes(draft, text) ?? "");
  if (!frame || !dialog) return undefined;
  const begun: Frame = { ...frame, dialog: dialog.id, version: dialog.version, step: dialog.first };
  const reached = milestonesIn(text).map((it) => reportedAt(draft, begun, it));
  const furthest = Math.max(-1, ...reached);
  if (furthest < reportedAt(draft, begun, "cameraAllowed")) return undefined;
  return open(dialog.id, { to: dialog.numbered?.[furthest + 1] ?? "finished" });
}
