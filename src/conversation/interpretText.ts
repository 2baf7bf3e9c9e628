import { open, stay, type Next } from "../../dialogs/kit/dialog";
import { t, wordsIn } from "../../dialogs/kit/text";
import {
  asksForHuman,
  asksToWrite,
  beginsStory,
  besideYes,
  fold,
  goesOn,
  isFarewell,
  isPhoneFound,
  isUnhelped,
  speaksOfEnding,
  objects,
  tellsOfFault,
  tellsOfTrouble,
  type Understood,
} from "../understanding";
import type { Listed } from "./chat";
import { assented } from "./assented";
import { choiceTyped } from "./choiceTyped";
import { takesCodesBack } from "./besideAName";
import { bothAnswers } from "./bothAnswers";
import { comfort } from "./comfort";
import { standsBackInGuide } from "./asideInGuide";
import { doneAside, isDoneInGuide } from "./doneAside";
import { ended } from "./ended";
import { explained, explainedHere } from "./explained";
import { asksBehind, callHuman, follow, meantHere, obey } from "./follow";
import { fromListTyped } from "./fromList";
import { goodbye } from "./goodbye";
import { inContext, type Classified } from "./inContext";
import { guessLanguage } from "./guessLanguage";
import { followLikely, offer } from "./guesses";
import { aboutRequest } from "./aboutRequest";
import { backAtLetter, letterAskedFor } from "./letterLeft";
import { leaveRefusedLetter } from "./letterRefused";
import { lineNumbered } from "./lineNumber";
import { milestoneReached } from "./milestoneReached";
import { openedByLabel } from "./oldLabel";
import { pressFor } from "./pressFor";
import { notUnderstood, problem } from "./problem";
import { phoneFound } from "./phoneFound";
import { repair } from "./repair";
import { takeDictated } from "./takeDictated";
import { answerAsked, takeReportAndQuestion } from "./reportAndQuestion";
import { tellMe } from "./tellMe";
import { takeReply } from "./replyTo";
import { stepOf } from "./script";
import { saidOutright } from "./saidOutright";
import { sixDigits } from "./sixDigits";
import { toTextIntent, interruptsStep, interruptingIntents } from "./textIntent";
import type { TurnDraft } from "./turnDraft";
import { whatNow } from "./whatNow";
import { stillThere, wayBackTyped } from "./wayBackTyped";

const longestText = 4000;

/** Intents that a person says to staff as readily as to an assistant. */
const smallTalk = new Set(["yes", "no", "next", "cancel", "stuck", "human", "thanks", "bye"]);
/** A message of at most this many words can be a request to the assistant («status», «pokaż mój kod»). A longer one is an explanation. */
const fewWords = 4;

/** Whether a text is more likely an answer to the staff member who has just written than a request to the assistant. */
function isSaidToPeople(text: string, understood: Understood): boolean {
  if (understood.kind !== "sure" || smallTalk.has(understood.intent)) return true;
  // «Скасуйте» alone says only «yes, do that» to people who asked.
  if (wordsIn(text) === 1 && interruptsStep(understood)) return true;
  return wordsIn(text) > fewWords;
}

/** When a text has one of these intents, a choice it names is only mentioned in passing: «zgubiłem iPhone’a», «dalej nie działa». */
const saidInPassing = new Set(["stuck", ...interruptingIntents]);

interface Circumstances {
  /** The conversation moved on while the text was being interpreted. */
  readonly isOvertaken?: boolean;
  /** The text is no answer to the current step. */
  readonly isBeside?: boolean;
  readonly listed?: readonly Listed[] | undefined;
  /** The text was only a Polish «no», which means yes. */
  readonly isLoneNo?: boolean;
}

/**
 * Handles typed text. The possible readings are tried in this order: a command, a button of the list shown last, the number of a line, a way back into the guide,
 * a choice of the current card by its name, a repair of the conversation, a reply to the card, the step's own text handler, an answer to
 * waiting staff, a looser match of a choice, and at last an intent. It never does anything irreversible.
 */
export function interpretText(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  { isOvertaken = false, isBeside = false, isLoneNo = false, listed }: Circumstances = {},
): void {
  const { frame } = draft.chat;
  const answering = isOvertaken || isBeside ? undefined : draft.chat.answering;
  const step = frame && !isOvertaken && !isBeside ? stepOf(draft.context.script, frame) : undefined;
  if (understood.kind === "command") {
    // Staff still wait for an answer after a request for help: the person has not turned away from them.
    if (understood.command !== "help") delete draft.chat.answering;
    return obey(draft, understood.command);
  }
  draft.keepsCodesHidden ||= speaksOfEnding(text);
  const mayAssent = answering === undefined && !isOvertaken && !isBeside && !isLoneNo;
  if (mayAssent && assented(draft, text, listed !== undefined)) return;
  if (mayAssent && ended(draft, text, understood)) return;
  // In Polish, a lone «no» means yes, but not so surely that it places an order.
  if (draft.chat.lang === "pl" && fold(text) === "no")
    return interpretText(draft, "tak", { kind: "sure", intent: "yes" }, { isOvertaken, listed, isLoneNo: true });
  if (text.replace(/[\s\p{Cf}]/gu, "") === "") return problem(draft, t("problem.emptyText"));
  const dictated = answering === undefined ? takeDictated(draft, text) : undefined;
  const fromList = listed && !isOvertaken && !dictated ? fromListTyped(draft, text, understood, listed) : undefined;
  if (fromList) return draft.apply(stillThere(draft, fromList.dialog) ?? open(fromList.dialog, fromList.data));
  const isBye = understood.kind === "sure" && understood.intent === "bye" && isFarewell(text, () => false);
  if (isBye && answering === undefined) return goodbye(draft, text, understood.lang);
  const reply = (next: Next): void => {
    if ("lang" in understood) guessLanguage(draft, understood.lang);
    draft.apply(next);
  };
  const found = answering === undefined && isPhoneFound(text) ? phoneFound(draft, text) : undefined;
  const ownWords = found ?? dictated;
  if (ownWords) return reply(ownWords);
  const line = step && frame && answering === undefined ? lineNumbered(step, frame, text) : undefined;
  if (line) return draft.apply(line);
  const aside = wayBackTyped(draft, text, understood, answering !== undefined || step?.text !== undefined);
  if (aside) return draft.apply(aside);
  const isFree = answering === undefined && !isOvertaken;
  if (isFree && backAtLetter(draft, text)) return interpretText(draft, text, understood);
  const letter = isFree ? (letterAskedFor(draft, text) ?? aboutRequest(draft, text)) : undefined;
  if (letter) return reply(letter);
  if (isFree && !isBeside && !step?.text && asksToWrite(text)) return callHuman(draft);
  const outright = isFree ? saidOutright(draft, text) : undefined;
  if (outright) return reply(outright);
  const reached = isFree ? milestoneReached(draft, text, understood) : undefined;
  if (reached) {
    if ("lang" in understood) guessLanguage(draft, understood.lang);
    const before = draft.outputs.length;
    draft.apply(reached);
    return answerAsked(draft, text, before);
  }
  const explanation = isFree ? explainedHere(draft, text) : undefined;
  if (explanation?.aside && step && frame && takeReportAndQuestion(draft, step, frame, text, understood)) return;
  const told = isFree ? explained(draft, text, explanation) : undefined;
  if (told) return reply(told);
  const again = (rest: string, it: Understood): void => interpretText(draft, rest, it, { isOvertaken });
  if (isFree && leaveRefusedLetter(draft, text, again)) return;
  const meant = frame && step ? choiceTyped(draft, step, frame, text) : undefined;
  // «Przypomnienia» names a button of another card and does not reply to this one.
  const labelled = openedByLabel(text, draft.context.script, draft.context.inAllLanguages);
  if (labelled && !meant && !step?.text) return reply(stillThere(draft, labelled.dialog) ?? { to: labelled });
  if (step && meant?.isNamed) return pressFor(draft, step, meant.name, !meant.isAsked);
  const takesText = frame && step?.text && (!frame.waiting || step.takesTextAtOnce);
  const on = frame && step && goesOn(text) ? frame.offered.find((it) => it === "next" || it === "again") : undefined;
  if (step && on) return pressFor(draft, step, on);
  const now = isFree ? whatNow(draft, text, understood) : undefined;
  if (now) return reply(now);
  const story = isFree && !takesText && beginsStory(text) ? tellMe(draft) : undefined;
  if (story) return reply(story);
  if (!takesText && answering === undefined && !step?.replies) {
    const onward = doneAside(draft, text, understood);
    if (onward) return draft.apply(onward);
  }
  if (isFree && standsBackInGuide(draft, text, understood)) return interpretText(draft, text, understood);
  // «Nie, dalej» after a side question means going on with the guide.
  if (goesOn(text) && !takesText && answering === undefined && draft.leftGuideStep() !== undefined)
    return draft.apply(open("resumed"));
  if (understood.kind === "repair") {
    const { repair: it } = understood;
    // While a step or staff expect free text, «nie chcę» is an answer to them, but «co?» and «czekaj» are not.
    if ((answering === undefined && !takesText) || it === "repeat" || it === "wait") return repair(draft, it);
  }
  if (step && frame && takeReportAndQuestion(draft, step, frame, text, understood)) return;
  const typedIntent = {
    ...toTextIntent(understood),
    isDoneInGuide: isDoneInGuide(draft, text),
    wantsPerson: asksForHuman(text) || isUnhelped(text),
  };
  const replied = step && frame && takeReply(draft, step, frame, { text, understood, typedIntent, meant, answering });
  if (replied?.isAnswered) return;
  if (takesText) {
    const next = step.text({
      text,
      data: frame.data,
      context: draft.stepContext(),
      heard: { ...typedIntent, ...(replied && { reply: replied.reply }) },
    });
    if (next) return draft.apply(next);
  }
  if (answering !== undefined && isSaidToPeople(text, understood)) {
    delete draft.chat.answering;
    return draft.apply(draft.context.script.writeBack(answering, text));
  }
  // A question asked in the middle of a guide names a choice only in passing.
  const isAside = replied?.reply === "ask" && frame?.progress !== undefined && !meant?.isPlain;
  if (step && meant && !isAside && (meant.isPlain || !isWeightier(understood, text, meant.name)))
    return pressFor(draft, step, meant.name);
  if (understood.kind === "repair") return repair(draft, understood.repair);
  const digits = sixDigits(text);
  if (digits !== undefined && !draft.chat.signedIn) return draft.apply(draft.context.script.signIn(digits));
  if (isFree && !takesText && bothAnswers(draft, text, understood)) return;
  // «Tak, proszę zamówić» under the answer to a side question replies to the question asked before it.
  if (understood.kind === "unsure" && understood.guesses.slice(0, 2).includes("yes") && asksBehind(draft))
    return draft.apply({ to: { kind: "back" } });
  guessLanguage(draft, understood.lang);
  if (labelled) return draft.apply(stillThere(draft, labelled.dialog) ?? { to: labelled });
  // Below an answer, «I'm 29» is no puzzle: the step itself says what one of its two likeliest meanings is about there.
  const guesses = understood.kind === "unsure" && frame?.dialog === "advice" ? understood.guesses : [];
  const known = guesses.slice(0, 2).find((it) => meantHere(draft, it, text) !== it);
  if (known !== undefined) return follow(draft, known, text);
  return act(draft, text, inContext(draft, text, understood), listed);
}

/** Does what a text means that is no reply to what stands on the screen. */
function act(draft: TurnDraft, text: string, understood: Classified, listed: readonly Listed[] | undefined): void {
  const rest = understood.kind === "sure" && understood.intent === "yes" ? besideYes(text) : "";
  const wish = rest === "" ? undefined : draft.context.understand(rest);
  if (wish?.kind === "sure" && draft.context.script.intents[wish.intent]) return act(draft, rest, wish, listed);
  comfort(draft, text, understood);
  // «Show the codes, actually no»: codes are offered, not shown.
  if (takesCodesBack(understood, text)) return offer(draft, ["showCode"], { text, listed });
  if (understood.kind === "sure") return follow(draft, understood.intent, text);
  if (text.length > longestText) return draft.apply(tooLong());
  draft.missed = understood.kind !== "likely";
  if (understood.kind === "likely") return followLikely(draft, understood, text);
  if (understood.kind === "unsure") return offer(draft, understood.guesses, { text, listed });
  notUnderstood(draft);
}

/** Whether the text has an intent that takes priority over the choice it names. */
function isWeightier(it: Understood, text: string, choice: string): boolean {
  // «Wpisałem» alone does not report a problem, while «wpisałem i wyskoczył błąd» does.
  const isTrouble = (it.kind === "sure" || it.kind === "likely") && it.intent === "stuck";
  if (choice === "next" && wordsIn(text) <= 2) return false;
  // «Jest, ale nazwisko jest z błędem», «scanned it and got an error, what now?»
  if (choice === "next" && (objects(fold(text)) || tellsOfFault(fold(text)))) return true;
  if (choice === "next" && isTrouble) return tellsOfTrouble(fold(text));
  return it.kind === "sure" && saidInPassing.has(it.intent);
}

const tooLong = () => stay({ say: [{ text: t("problem.tooLong", { max: longestText }) }] });
