import { choiceOf, type Data, type Step } from "../../dialogs/kit/dialog";
import type { Reply, Situation } from "../../dialogs/kit/replies";
import { wordsIn } from "../../dialogs/kit/text";
import { fold, isDoubtful, smallAnswers, tellsOfTrouble, type HeardReply, type Intent } from "../understanding";
import { heard, type Understood } from "./heard";
import { pressFor } from "./pressFor";
import { sixDigits } from "./sixDigits";
import type { Meant } from "./standing";
import { repair } from "./repair";
import type { Frame } from "./person";
import type { TurnDraft } from "./turnDraft";

interface Typed {
  readonly text: string;
  readonly understood: Understood;
  /** The choice of the card that it may also mean. */
  readonly meant: Meant | undefined;
  /** The ticket whose people were answered last, and may be meant. */
  readonly answering: string | undefined;
}

type Said = Typed & HeardReply;

/** Takes what is typed as a reply to what stands on the screen, where it is one; undefined where nothing can be told of it. */
export function takeReply(
  draft: TurnDraft,
  step: Step<Data>,
  frame: Frame,
  typed: Typed,
): (HeardReply & { readonly isAnswered: boolean }) | undefined {
  const heardReply = readReply(draft, step, frame, typed);
  if (!heardReply) return undefined;
  const said = { ...typed, ...heardReply };
  const asked = frame.offered.find((name) => asksFor(draft, step, name, said));
  const named = decides(said, step) ? said.meant?.name : undefined;
  if (asked !== undefined) pressFor(draft, step, asked, true);
  else if (named !== undefined) pressFor(draft, step, named);
  return {
    ...heardReply,
    isAnswered:
      asked !== undefined || named !== undefined || (isPlain(said, step) && replyTo(draft, step, frame, said)),
  };
}

/** Undefined where the step does not ask for replies, its card is not there yet, or people were asked. */
function readReply(
  { context }: TurnDraft,
  step: Step<Data>,
  frame: Frame,
  { text, answering }: Typed,
): HeardReply | undefined {
  const { replies } = step;
  const isHeard = replies && (!frame.waiting || step.takesTextAtOnce) && (answering === undefined || step.text);
  // Digits alone are no words.
  const isWords = /\p{L}{2}/u.test(text) && sixDigits(text) === undefined;
  return isHeard && isWords && (replies.when?.(frame.data) ?? true)
    ? context.readReply(text, replies.situation)
    : undefined;
}

/** «1», and a choice that is named within a few words, decide against a reply that would decide otherwise. */
function decides({ meant, reply }: Said, { replies, text: takesText }: Step<Data>): boolean {
  if (!meant) return false;
  if (meant.isPlain && !takesText) return true;
  return replies?.situation !== "step" && ["accept", "decline", "leave"].includes(reply);
}

/** «I typed the code and confirmed it» tells of no trouble by its words alone. */
const surelyTrouble = 0.9;

/** Whether a reply is plain enough, beside a choice that the text may also mean. */
function isPlain({ reply, isSure, probability, text, meant }: Said, { replies }: Step<Data>): boolean {
  const tells = tellsOfTrouble(fold(text));
  const isQuestion = text.trim().endsWith("?");
  // «I pressed it and nothing happened» is no step done, nor is a question.
  if (reply === "done" && (tells || isQuestion)) return !meant && !isQuestion;
  if (!meant || reply === "ask") return true;
  if (replies?.situation !== "step") return false;
  return reply === "trouble" ? tells || probability >= surelyTrouble : isSure;
}

/** Answers words that are a reply to what stands on the screen; false where they are to be understood as anywhere else. */
function replyTo(draft: TurnDraft, step: Step<Data>, frame: Frame, said: Said): boolean {
  const { reply, text, understood } = said;
  if (!step.replies || hasOwnAnswer(said, step)) return false;
  if (!said.isSure && losing[step.replies.situation]?.includes(reply)) return false;
  const answer = step.replies.on[reply];
  if (answer === undefined) {
    if (reply !== "decline") return false;
    repair(draft, "undo");
    return true;
  }
  if (typeof answer === "string") {
    if (!frame.offered.includes(answer) && !frame.waiting) return false;
    pressFor(draft, step, answer);
    return true;
  }
  const next = typeof answer === "function" ? answer(frame.data, text, draft.stepContext(), heard(understood)) : answer;
  if (!next) return false;
  draft.apply(next);
  return true;
}

/** Meant otherwise, these would lose what was written or asked for, or the place in the guide. */
const losing: { readonly [K in Situation]?: readonly Reply[] } = {
  placed: ["done"],
  codes: ["done"],
  step: ["done", "back"],
  letter: ["decline"],
  review: ["decline"],
  which: ["decline"],
  signIn: ["decline"],
};

/** Said of what stands only in passing: «zgubiłem iPhone’a» is no step done. */
const weightier: ReadonlySet<string> = new Set(["lostPhone", "revoke", "human", "unlink", "privacy"]);
/** Wherever words for people are written, these are a part of them. */
const letters: ReadonlySet<string> = new Set(["letter", "review", "which"]);

/**
 * What weighs more than a step, and a trouble of which more is known than that it is one, are answered as anywhere else; and beside the
 * guide and the letters, in which people tell of many things, so is a plain wish that sounds like a yes.
 */
function hasOwnAnswer({ reply, understood, isSure }: Said, { replies }: Step<Data>): boolean {
  if (!replies || letters.has(replies.situation) || reply === "ask") return false;
  if (replies.situation === "step" && reply === "done" && isSure) return false;
  if (understood.kind === "unsure") return understood.guesses[0] === "lostPhone";
  if (understood.kind !== "sure" && understood.kind !== "likely") return false;
  const { intent } = understood;
  // What happens to a password is asked in the words of both.
  if (reply === "safe") return understood.kind === "sure" && weightier.has(intent) && intent !== "privacy";
  if (weightier.has(intent)) return true;
  if (understood.kind !== "sure" || smallAnswers.has(intent as Intent) || reply === "decline") return false;
  if (reply === "trouble") return !general.has(intent);
  // «I want to sign in» may sound like having done so.
  if (ownOf[replies.situation]?.includes(intent)) return intent === "link" && reply === "done";
  return replies.situation !== "step";
}

/** Wishes that say of a situation nothing but that the text is about it. */
const ownOf: { readonly [K in Situation]?: readonly string[] } = {
  order: ["order", "eligibility"],
  placed: ["order", "waiting", "status"],
  codes: ["showCode", "activate"],
  signIn: ["link", "appPassword", "safety"],
  collected: ["activate", "showCode", "status"],
};

/** Of these a trouble says nothing that the step’s own help does not know. */
const general: ReadonlySet<string> = new Set(["activate", "showCode", "link", "menu", "status", "order", "waiting"]);

/** A longer one is a story, in which an order may be told of. */
const mostWords = 16;
/** «No to zamawiam»: among Poles it denies nothing. */
const polishNo = /(?<!\p{L})no(?!\p{L})/giu;
/** What may be said together with asking for something, and is no wish of its own. */
const besideAsking: ReadonlySet<string> = new Set(["order", "yes", "next", "thanks", "link", "activate"]);

/** Whether a text asks for a choice, or says yes and to what, plainly enough to do it. */
function asksFor(
  { person: { lang } }: TurnDraft,
  { on }: Step<Data>,
  name: string,
  { text, understood, reply, isSure }: Said,
): boolean {
  const sayable = choiceOf(on, name)?.sayable;
  if (
    !sayable ||
    text.includes("?") ||
    isDoubtful(fold(lang === "pl" ? text.replace(polishNo, " ") : text)) ||
    wordsIn(text) > mostWords
  )
    return false;
  if (understood.kind === "sure" && !besideAsking.has(understood.intent)) return false;
  if (reply === "ask" && isSure) return false;
  return (
    sayable.asked.test(text) || (reply === "accept" && isSure && understood.kind === "sure" && sayable.named.test(text))
  );
}
