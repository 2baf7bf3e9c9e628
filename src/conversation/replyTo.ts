import { choiceOf, type Data, type Step } from "../../dialogs/kit/dialog";
import type { Reply, Situation } from "../../dialogs/kit/replies";
import { wordsIn } from "../../dialogs/kit/text";
import { fold, isDenial, smallAnswers, type HeardReply, type Intent } from "../understanding";
import { heard, type Understood } from "./heard";
import { pressFor } from "./pressFor";
import { repair } from "./repair";
import type { Frame } from "./person";
import type { TurnDraft } from "./turnDraft";

interface Said extends HeardReply {
  readonly text: string;
  readonly understood: Understood;
}

/** Answers words that are a reply to what stands on the screen; false where they are to be understood as anywhere else. */
export function replyTo(draft: TurnDraft, step: Step<Data>, frame: Frame, said: Said): boolean {
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
    pressFor(draft, step, answer, isNamed(step, answer, said));
    return true;
  }
  const next = typeof answer === "function" ? answer(frame.data, text, draft.stepContext(), heard(understood)) : answer;
  if (!next) return false;
  draft.apply(next);
  return true;
}

/** Meant otherwise, these would lose what was written, or the place in the guide. */
const losing: { readonly [K in Situation]?: readonly Reply[] } = {
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
 * guide and the letters, in which people tell of many things, so is every plain wish.
 */
function hasOwnAnswer({ reply, understood }: Said, { replies }: Step<Data>): boolean {
  if (understood.kind !== "sure" || !replies || letters.has(replies.situation)) return false;
  const { intent } = understood;
  if (reply === "ask" || reply === "safe" || replies.situation === intent || smallAnswers.has(intent as Intent))
    return false;
  if (replies.situation !== "step") return true;
  return weightier.has(intent) || (reply === "trouble" && !general.has(intent));
}

/** Of these a trouble says nothing that the step’s own help does not know. */
const general: ReadonlySet<string> = new Set(["activate", "showCode", "link", "menu", "status", "order", "waiting"]);

/** A longer one is a story, in which an order may be told of. */
const mostWords = 12;

/** Whether a text that says yes says also to what, plainly enough to do it. */
function isNamed({ on }: Step<Data>, name: string, { text, understood, isSure }: Said): boolean {
  const names = choiceOf(on, name)?.sayable;
  if (!isSure || understood.kind !== "sure" || names?.test(text) !== true) return false;
  return !text.includes("?") && !isDenial(fold(text)) && wordsIn(text) <= mostWords;
}
