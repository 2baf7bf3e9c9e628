import { choiceOf, go, ledTo, open, resume, stay, type Next } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { fold, foldParts, putsOff, tellsOfTrouble, wording, type Understood } from "../understanding";
import { numberedGuideLeft } from "./asideInGuide";
import { interruptsStep } from "./textIntent";
import type { Frame } from "./chat";
import type { TurnDraft } from "./turnDraft";
import { dialogOf, stepOf } from "./script";

/** «Nie, wróć do kroku 4 proszę» counts as pressing the button. A longer text that mentions going back does not. */
const fewWords = 8;
const mostWords = 10;
const fewClauses = 3;
/** Words that put the return off: «wrócę do instrukcji jutro». */
const later = wording("wrócę | повернусь | повернуся | jutro | завтра | tomorrow | later | i'll | i will");
const anyStep = "777";
const going = wording("wróć* | wroc* | wróci* | wrac* | поверн* | верн* | back | return* | назад");
const step = wording("step | krok* | крок*");
const politely = wording("proszę | please | будь | ласка | no | ok | давайте | chcę | możesz");
/** «Krok 2», «proszę wrócić do kroku 3», «повернемось до кроку 1», with nothing else in the text. */
const toStep = wording(
  `^ [{politely}] [{politely}] [{politely}] [{going}] [do | to | na | the | до | на] [do | to | the | до] {step} #
  [proszę | please | будь ласка | давай | if you …9] $`,
  { politely, going, step },
);
/** «Proszę wrócić do tego kroku, w którym byliśmy», «so back to where I was». */
const toWhereIWas = wording(
  `{going} …3 ({step} … (był* | by* | бул* | was | were) | (gdzie | where | туди | там) … (był* | by* | бул* | was | were | left))`,
  { going, step },
);
/** «Please take me back to the guide», «continue the guide». */
const toTheGuide = wording(
  `^…4 ({going} | continue | контин* | kontyn*) …2
  (guide | steps | kroków | кроків | instruct* | instrukc* | інструкц* | przewodnik* | посібник*) …2 $`,
  { going },
);
const unnumbered = wording(
  `^ (wróć do kroku | wróć do przewodnika | wracam do kroku | back to [the] (step | guide) | назад до кроку | повернутися до кроку
  | назад до посібника | до кроку) $`,
);

/**
 * Where a text leads if it names a button back into the walkthrough, in any language, even while free text is expected.
 *
 * @returns undefined if the text does not ask for the way back
 */
export function wayBackTyped(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  takesWords: boolean,
): Next | undefined {
  const folded = fold(text);
  const { frame, paused } = draft.chat;
  const isAside = frame?.progress === undefined && Object.keys(paused).length > 0;
  const help = helpThatStands(draft);
  const back = help ?? (isAside ? open("resumed") : undefined);
  if (back && (unnumbered.isIn(folded) || (!takesWords && !interruptsStep(understood) && wantsBack(text)))) return back;
  if (!/\d/.test(folded) || folded.split(" ").length > mostWords) return undefined;
  const labels = draft.context.inAllLanguages(t("button.backToStep", { step: Number(anyStep) })).map(fold);
  const isLabel = labels.some((it) => labelPattern(it, takesWords).test(folded));
  if (!isLabel && (takesWords || !toStep.isIn(folded))) return undefined;
  const step = Number(/\d+/.exec(folded)?.[0]);
  return numberedStep(draft, step) ?? (frame?.progress === undefined ? back : stay({}, true));
}

/** A pattern for a folded label of a button with any number, which may stand among a few other words. */
export function labelPattern(label: string, takesWords: boolean): RegExp {
  // In a letter to support, «it always takes me back to step 3» is part of the letter.
  const [before, after] = takesWords ? ["^(?:\\p{L}+ ){0,2}", "(?: \\p{L}+)?$"] : ["(?:^| )", "(?: |$)"];
  return new RegExp(`${before}${label.replace(anyStep, "\\d+")}${after}`, "u");
}

/**
 * The way to a step of the walkthrough that the person is in or has left; undefined if they are already at it or it does not
 * exist.
 */
function numberedStep(draft: TurnDraft, step: number): Next | undefined {
  const { frame } = draft.chat;
  const stepsOf = (it: Frame | null | undefined) => (it && dialogOf(draft.context.script, it.dialog)?.numbered) ?? [];
  const isIn = stepsOf(frame).length > 0;
  const guide = isIn ? frame : numberedGuideLeft(draft);
  const name = stepsOf(guide)[step - 1];
  if (!guide || name === undefined || guide.step === name) return undefined;
  return isIn ? go(name) : open(guide.dialog, { ...guide.data, to: name });
}

/** Whether a text asks to go back. «Nie chcę wracać» does not, and neither does a text that reports that something still does not work. */
function wantsBack(text: string): boolean {
  const folded = fold(text);
  if (tellsOfTrouble(folded) || putsOff(folded) || later.isIn(folded)) return false;
  if (isShort(folded) && (toWhereIWas.isIn(folded) || toTheGuide.isIn(folded))) return true;
  // The request may be the last of a few clauses: «gdzie się podział ten krok, proszę wrócić do instrukcji».
  const clauses = foldParts(text);
  return clauses.length <= fewClauses && isShort(clauses.at(-1) ?? "") && toTheGuide.isIn(clauses.at(-1) ?? "");
}

const isShort = (folded: string): boolean => folded.split(" ").length <= fewWords;

/** Leads from the advice for a step back to that step; undefined if the current card is not such advice. */
function helpThatStands(draft: TurnDraft): Next | undefined {
  const { frame } = draft.chat;
  const isGuide = frame && dialogOf(draft.context.script, frame.dialog)?.resumable;
  const again = isGuide ? choiceOf(stepOf(draft.context.script, frame)?.on ?? {}, "again") : undefined;
  if (!frame || !again) return undefined;
  return ledTo(again, { data: frame.data, input: "", context: draft.stepContext() });
}

/**
 * Keeps the person's place when their text opens a walkthrough they are already in, or have left for a side question. Only «od początku»
 * starts it over.
 *
 * @returns undefined if the dialog is no such walkthrough
 */
export function stillThere(draft: TurnDraft, dialog: string): Next | undefined {
  const { frame, paused } = draft.chat;
  if (!dialogOf(draft.context.script, dialog)?.resumable) return undefined;
  if (frame?.dialog === dialog) {
    const text = t(frame.progress === undefined ? "problem.chooseFirst" : "says.stillHere");
    return stay({ say: [{ text }] }, true);
  }
  return Object.hasOwn(paused, dialog) ? resume(dialog) : undefined;
}
