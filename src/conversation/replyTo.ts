import { choiceOf, repliesTo, type Data, type Step, type TextIntent } from "../../dialogs/kit/dialog";
import type { HeardReply } from "../understanding";
import { isDoneInGuide } from "./doneAside";
import { heard } from "./heard";
import type { Frame } from "./chat";
import { pressFor } from "./pressFor";
import { repair } from "./repair";
import { asksFor, hasOwnAnswer, isPlain, letters, losing, namesOtherwise, type Said, type Typed } from "./replyRules";
import { sixDigits } from "./sixDigits";
import type { TurnDraft } from "./turnDraft";

/** Takes what is typed as a reply to what stands on the screen, where it is one; undefined where nothing can be told of it. */
export function takeReply(
  draft: TurnDraft,
  step: Step<Data>,
  frame: Frame,
  typed: Typed,
): (HeardReply & { readonly isAnswered: boolean }) | undefined {
  const said = readReply(draft, step, frame, typed);
  if (!said) return undefined;
  const { reply, probability, isSure } = said;
  return { reply, probability, isSure, isAnswered: answer(draft, step, frame, said) };
}

/** Undefined where the step does not ask for replies, its card is not there yet, or people were asked. */
function readReply({ context }: TurnDraft, step: Step<Data>, frame: Frame, typed: Typed): Said | undefined {
  const { text, answering } = typed;
  const replies = repliesTo(step, frame.data);
  const isHeard =
    replies && (!frame.waiting || step.takesTextAtOnce) && (answering === undefined || letters.has(replies.situation));
  // Digits alone are no words.
  const isWords = /\p{L}{2}/u.test(text) && sixDigits(text) === undefined;
  const reply = isHeard && isWords ? context.readReply(text, replies.situation) : undefined;
  return replies && reply && { ...typed, ...reply, replies };
}

/** Whether what was said is answered. */
function answer(draft: TurnDraft, step: Step<Data>, frame: Frame, said: Said): boolean {
  const asked = frame.offered.find((name) => asksFor(draft.chat.lang, step, name, said));
  const { meant } = said;
  // «Opened it, there is a plus in the middle» tells more than that the step is done.
  const tellsMore = meant !== undefined && choiceOf(step.on, meant.name)?.typedOnly;
  // Where a guide asks, nothing else leads on.
  const isAnswer = said.replies.situation === "step" && !frame.offered.includes("next");
  const named = tellsMore || isAnswer || namesOtherwise(said, step) ? meant?.name : undefined;
  if (asked !== undefined) pressFor(draft, step, asked, true);
  else if (named !== undefined) pressFor(draft, step, named);
  else return isPlain(said) && !hasOwnAnswer(said) && replyTo(draft, step, frame, said);
  return true;
}

/** False where the step has nothing to say to such a reply. */
function replyTo(draft: TurnDraft, step: Step<Data>, frame: Frame, said: Said): boolean {
  const { reply, text, understood, replies, isSure } = said;
  const isUnsure = !isSure && losing[replies.situation]?.includes(reply) === true;
  // «I co teraz z tym?»: no step that is done, and the guide says it.
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
    ? leadsTo({ text, data: frame.data, context: draft.stepContext(), heard: heardAt(draft, said) })
    : leadsTo;
  if (!next) return false;
  draft.apply(next);
  return true;
}

const heardAt = (draft: TurnDraft, { text, understood, isSure }: Said): TextIntent => ({
  ...heard(understood),
  isSure,
  isDoneInGuide: isDoneInGuide(draft, text),
});

const isNext = (it: Said["understood"]): boolean => it.kind === "sure" && it.intent === "next";
