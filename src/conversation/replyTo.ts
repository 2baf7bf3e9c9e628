import { codeSaid } from "../../dialogs/kit/digits";
import { choiceOf, repliesTo, type Data, type Step } from "../../dialogs/kit/dialog";
import type { TypedReply } from "../understanding";
import { takesCodesBack } from "./besideAName";
import type { Frame } from "./chat";
import { pressFor } from "./pressFor";
import { repair } from "./repair";
import { hasOwnAnswer, isPlain, riskyReplies, namesOtherwise, type ReadReply, type Typed } from "./replyRules";
import { sixDigits } from "./sixDigits";
import type { TurnDraft } from "./turnDraft";
import { isLetter } from "./situation";

/**
 * Handles typed text as a reply to the card on the screen.
 *
 * @returns the reply and whether it was answered; undefined if the text is not recognised as a reply
 */
export function takeReply(
  draft: TurnDraft,
  step: Step<Data>,
  frame: Frame,
  typed: Typed,
): (TypedReply & { readonly isAnswered: boolean }) | undefined {
  const said = readReply(draft, step, frame, typed);
  if (!said) return undefined;
  const { reply, probability, isSure } = said;
  return { reply, probability, isSure, isAnswered: answer(draft, step, frame, said) };
}

/** Classifies the text as a reply; undefined if the step does not expect replies, its card has not arrived, or staff wait for an answer. */
function readReply({ context }: TurnDraft, step: Step<Data>, frame: Frame, typed: Typed): ReadReply | undefined {
  const { text, answering } = typed;
  const replies = repliesTo(step, frame.data);
  const isHeard =
    replies && (!frame.waiting || step.takesTextAtOnce) && (answering === undefined || isLetter(replies.situation));
  // A text of digits only, in figures or in words, is not classified.
  const isWords = /\p{L}{2}/u.test(text) && sixDigits(text) === undefined && !isHalfACode(text, replies?.situation);
  const reply = isHeard && isWords ? context.readReply(text, replies.situation) : undefined;
  return replies && reply && { ...typed, ...reply, replies };
}

/** Whether a text is nothing but the first or the second three of the six digits, in words. */
const isHalfACode = (text: string, situation: string | undefined): boolean =>
  situation === "signIn" && codeSaid(text, [3], 0) !== undefined;

/** Answers a reply; false if it was not answered. */
function answer(draft: TurnDraft, step: Step<Data>, frame: Frame, said: ReadReply): boolean {
  // «Na zdjęciu jestem nie ja, proszę o kontakt z człowiekiem» asks for a person, whatever else it says.
  const { understood, replies } = said;
  if (understood.kind === "sure" && understood.intent === "human" && !isLetter(replies.situation)) return false;
  // At the end of the guide, «where is my card?» asks for its status and reports no trouble.
  if (understood.kind === "sure" && understood.intent === "status" && replies.situation === "collected") return false;
  if (takesCodesBack(understood, said.text)) return false;
  const { meant } = said;
  // «Opened it, there is a plus in the middle» says more than that the step is done.
  const tellsMore = meant !== undefined && choiceOf(step.on, meant.name)?.typedOnly;
  // If a guide's step asks a question, only its answers lead on.
  const isAnswer = said.replies.situation === "step" && !frame.offered.includes("next");
  const named = tellsMore || isAnswer || namesOtherwise(said, step) ? meant?.name : undefined;
  if (named !== undefined) pressFor(draft, step, named);
  else return isPlain(said) && !hasOwnAnswer(said) && replyTo(draft, step, frame, said);
  return true;
}

/** Does what the step declares for a reply; false if the step declares nothing for it. */
function replyTo(draft: TurnDraft, step: Step<Data>, frame: Frame, said: ReadReply): boolean {
  const { reply, text, understood, replies, isSure } = said;
  const isUnsure = !isSure && riskyReplies[replies.situation]?.includes(reply) === true;
  // «I co teraz z tym?» does not report a finished step. It asks what comes next, and the guide answers that.
  const asksWhatNext = isUnsure && replies.situation === "codes" && isNext(understood);
  if (isUnsure && !asksWhatNext) return false;
  const leadsTo = replies.on[asksWhatNext ? "ask" : reply];
  if (leadsTo === undefined) {
    if (reply !== "decline") return false;
    repair(draft, "undo");
    return true;
  }
  if (typeof leadsTo === "string") {
    if (!frame.offered.includes(leadsTo) && !frame.waiting) return false;
    pressFor(draft, step, leadsTo);
    return true;
  }
  const isAsked = typeof leadsTo === "function";
  const next = isAsked
    ? leadsTo({ text, data: frame.data, context: draft.stepContext(), heard: { ...said.typedIntent, reply, isSure } })
    : leadsTo;
  if (!next) return false;
  draft.apply(next);
  return true;
}

const isNext = (it: ReadReply["understood"]): boolean => it.kind === "sure" && it.intent === "next";
