import { repliesTo } from "../../dialogs/kit/dialog";
import { asksWhere } from "../../dialogs/kit/asksWhere";
import { fold, goesOn, objects, tellsOfFault, tellsOfTrouble, type Understood } from "../understanding";
import type { Frame } from "./chat";
import { choiceTyped } from "./choiceTyped";
import { without } from "./frames";
import { interruptsStep, likeliestIntent } from "./textIntent";
import { dialogOf, stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";

/** Words that report any step: «zrobione», «done». */
const anyStep = /(?<!\p{L})(?:zrobi[lł]|zrobion|gotow|done|finished|готов|зроб|hotov|zrobl)/iu;
/** Intents that only react to the answer just shown. */
const reactions: ReadonlySet<string | undefined> = new Set(["yes", "no", "back", "thanks", "bye", "cancel", "menu"]);
/** Intents that a report about a step of the walkthrough may have. */
const aboutSteps: ReadonlySet<string | undefined> = new Set([
  undefined,
  "next",
  "stuck",
  "activate",
  "showCode",
  "order",
  "status",
  "plastic",
  "whatIsIt",
  "wrongData",
  "photo",
  "lostPhone",
]);
/** Choices of a step that lead away from it. */
const leaving: ReadonlySet<string> = new Set([
  "next",
  "back",
  "stuck",
  "all",
  "human",
  "menu",
  "order",
  "again",
  "code",
]);

/**
 * Puts the conversation back at the step of the walkthrough that was left for a side question if the text is about that step, so that it
 * is understood as if it had been typed there: «zeskanowane», «nie działa», «na dole są Dokumenty».
 *
 * @returns whether the conversation has been put back; no card is shown
 */
export function standsBackInGuide(draft: TurnDraft, text: string, understood: Understood): boolean {
  const left = leftPlace(draft);
  if (!left || !isAboutStep(draft, left, text, understood)) return false;
  standIn(draft, left);
  return true;
}

/** Puts the conversation back at a place in a walkthrough that was left, without showing its card. */
export function standIn({ chat }: TurnDraft, left: Frame): void {
  const at = chat.trail.findLastIndex(({ dialog }) => dialog === left.dialog);
  chat.trail = at < 0 ? chat.trail : chat.trail.slice(0, at);
  chat.frame = { ...left };
  chat.paused = without(chat.paused, left.dialog);
}

/** The frame of a walkthrough with numbered steps that was left: for the card now on the screen, or else earlier. */
export const numberedGuideLeft = (draft: TurnDraft): Frame | undefined =>
  draft.leftGuide() ??
  Object.values(draft.chat.paused).findLast((it) => dialogOf(draft.context.script, it.dialog)?.numbered);

/** The place in a walkthrough that was left for the card now on the screen. */
function leftPlace({ chat: { frame, trail, paused }, context: { script } }: TurnDraft): Frame | undefined {
  const step = frame && stepOf(script, frame);
  // A card that is itself answered in words keeps what is typed.
  if (!step || frame.waiting || step.text || step.replies || frame.dialog === "menu") return undefined;
  const from = trail.findLast(({ dialog }) => Object.hasOwn(paused, dialog));
  const left = from && paused[from.dialog];
  const isGuide = left && left.dialog !== frame.dialog && dialogOf(script, left.dialog)?.resumable;
  return isGuide && stepOf(script, left) ? left : undefined;
}

function isAboutStep(draft: TurnDraft, left: Frame, text: string, understood: Understood): boolean {
  const step = stepOf(draft.context.script, left);
  if (!step || goesOn(text) || (understood.kind !== "unsure" && interruptsStep(understood))) return false;
  const named = choiceTyped(draft, step, left, text);
  if (named && !leaving.has(named.name) && !text.trim().endsWith("?")) return true;
  if (repliesTo(step, left.data)?.situation !== "step" || left.progress === undefined) return false;
  if (asksWhere(text)) return true;
  const intent = likeliestIntent(understood);
  if (understood.kind === "sure" && !aboutSteps.has(intent)) return false;
  const said = draft.context.readReply(text, "step");
  if (said?.reply === "trouble")
    return said.isSure && (intent === "stuck" || (understood.kind !== "sure" && tellsOfTrouble(fold(text))));
  const isReport = said?.reply === "done" && said.isSure && !text.trim().endsWith("?");
  // In Polish, «no» in «no już zeskanowałam» denies nothing.
  const told = draft.chat.lang === "pl" ? text.replace(/^\s*no\s+/iu, "") : text;
  const folded = fold(told);
  if (!isReport || tellsOfTrouble(folded) || tellsOfFault(folded) || objects(folded)) return false;
  return !reactions.has(intent) && (anyStep.test(text) || step.reported?.test(text) === true);
}
