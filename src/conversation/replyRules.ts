import { type Data, type RepliesTo, type Step, type TextIntent } from "../../dialogs/kit/dialog";
import type { Reply, Situation } from "../../dialogs/kit/replies";
import { wordsIn } from "../../dialogs/kit/text";
import {
  asksForHuman,
  fold,
  insists,
  isDoubtful,
  namesHelpers,
  namesPhone,
  objects,
  putsOff,
  smallAnswers,
  tellsOfMishap,
  tellsOfTrouble,
  type TypedReply,
  type Intent,
  type Understood,
} from "../understanding";
import { interruptingIntents } from "./textIntent";
import type { ChoiceMatch } from "./choiceNames";
import { isLetter } from "./situation";

export interface Typed {
  readonly text: string;
  readonly understood: Understood;
  /** The result of the understanding in the form in which steps receive it. */
  readonly typedIntent: TextIntent;
  /** The choice of the card that the text may also mean. */
  readonly meant: ChoiceMatch | undefined;
  /** The ticket on which staff wrote last; the text may be meant for it. */
  readonly answering: string | undefined;
}

/** A typed text, read as a reply to the card on the screen. */
export interface ReadReply extends Typed, TypedReply {
  readonly replies: RepliesTo<Data>;
}

/**
 * Replies that need the higher threshold. If one is misread, the student loses what they wrote or their place in the guide, or
 * the codes are shown while somebody is looking.
 */
export const riskyReplies: { readonly [K in Situation]?: readonly Reply[] } = {
  order: ["decline"],
  placed: ["done"],
  offer: ["accept", "decline"],
  codes: ["done", "trouble"],
  step: ["done", "back"],
  help: ["trouble"],
  lost: ["found"],
  collected: ["done"],
  letter: ["decline"],
  review: ["decline", "accept", "edit"],
  signIn: ["decline"],
};

/** A text of more words says something besides the name of a choice. */
const mostWordsOfAName = 4;

/**
 * Whether a named choice overrides a classified reply that would decide otherwise. «1» does, and so does a choice named within a few words.
 */
export function namesOtherwise(
  { meant, reply, isSure, replies, text }: ReadReply,
  { text: takesText }: Step<Data>,
): boolean {
  if (!meant || (takesText && !isSure)) return false;
  // «Tak, dopisz też, że mam iPhone’a»: the rest of the text belongs to the letter.
  if (replies.situation === "which" && wordsIn(text) > mostWordsOfAName) return false;
  if (meant.isPlain && !takesText) return true;
  // «Pokaż, ktoś patrzy» declines, although it names the choice that shows the codes.
  if (replies.situation === "offer" && reply === "decline") return false;
  return replies.situation !== "step" && ["accept", "decline", "leave"].includes(reply);
}

/** A question about a letter is reviewed once more before anything is sent, so a probability slightly above one half is enough. */
const ratherThanNot = 0.6;
/**
 * «I typed the code and confirmed it» contains no word that reports a problem. Without such a word a «trouble» reply needs this
 * probability.
 */
const surelyTrouble = 0.9;
/** A text that may be part of a letter counts as a question only from this probability on. */
const surelyNoLetter = 0.85;

/** Situations in which «done» says that all is well in the app. */
const reportsOnApp: ReadonlySet<Situation> = new Set(["step", "codes", "collected"]);

/** Whether a reply is clear enough to act upon, given the choice that the text may also mean. */
export function isPlain({ reply, isSure, probability, text, meant, replies }: ReadReply): boolean {
  if (reply === "ask" && ["letter", "review"].includes(replies.situation)) return probability >= surelyNoLetter;
  if (replies.situation === "which" && probability < ratherThanNot) return false;
  // «Jest, ale zdjęcie nie moje» reports a problem, whatever else it sounds like.
  const saysYes =
    (reply === "done" && reportsOnApp.has(replies.situation)) || (reply === "accept" && replies.situation === "order");
  if (saysYes && (objects(fold(text)) || asksForHuman(text))) return false;
  if (reply === "done" && tellsOfMishap(fold(text))) return false;
  // «I typed it exactly as it stands here» comes after a refused code and does not say that it was taken.
  if (reply === "done" && replies.situation === "help" && insists(fold(text))) return false;
  const tells = tellsOfTrouble(fold(text));
  const isQuestion = text.trim().endsWith("?");
  // «I pressed it and nothing happened» does not report a finished step, and neither does a question.
  if (reply === "done" && (tells || isQuestion)) return !meant && !isQuestion;
  if ((reply === "accept" || reply === "codes") && putsOff(fold(text))) return false;
  if (!meant || reply === "ask") return true;
  if (replies.situation !== "step") return false;
  return reply === "trouble" ? tells || probability >= surelyTrouble : isSure;
}

/** Intents that only say that the text is about the situation it was typed in. */
const situationIntents: { readonly [K in Situation]?: readonly string[] } = {
  order: ["order", "eligibility"],
  placed: ["order", "waiting", "status"],
  offer: ["showCode"],
  codes: ["activate"],
  help: ["activate", "stuck"],
  lost: ["lostPhone", "newPhone", "revoke"],
  signIn: ["link", "appPassword", "safety"],
  collected: ["activate", "showCode"],
};
/** Intents that add nothing to a reported problem beyond what the step's own help already knows. */
const general: ReadonlySet<string> = new Set(["activate", "showCode", "link", "menu", "status", "order", "waiting"]);

/**
 * Whether the intent of a text is answered instead of its reply to the card.
 *
 * This holds for intents that take priority over any step, and for a problem whose intent says more than that there is one. It also holds
 * for a sure intent whose text merely sounds like a yes to the card, except in the guide and in letters, where people write about many
 * things.
 */
export function hasOwnAnswer({ reply, understood, isSure, text, replies: { situation } }: ReadReply): boolean {
  if (isLetter(situation) || reply === "ask") return false;
  // «Zmieniłam zdanie» is not news of a phone that was found.
  if (reply === "found" && understood.kind === "repair") return true;
  if (situation === "step" && reply === "done" && isSure && !tellsOfMishap(fold(text))) return false;
  // A message about a lost phone is answered in place if the step is about a lost phone.
  // «I can't find it» at a step is about what the step shows.
  const isOfStep = situation === "step" && reply === "trouble" && !namesPhone(fold(text));
  const isLost = (it: string | undefined): boolean => it === "lostPhone" && situation !== "lost" && !isOfStep;
  if (understood.kind === "unsure") return isLost(understood.guesses[0]);
  if (understood.kind !== "sure" && understood.kind !== "likely") return false;
  const { intent } = understood;
  // «Na razie tylko zablokuj, może ktoś odda» only sounds like a call for a person.
  if (intent === "human" && understood.kind === "likely" && !namesHelpers(text)) return false;
  // Questions about what happens to a password use the words of both «safe» and «privacy».
  if (reply === "safe") return understood.kind === "sure" && interruptingIntents.has(intent) && intent !== "privacy";
  // «Jest, ale nazwisko jest z błędem» is answered more exactly than by the help of the step.
  if (reply === "trouble" && intent === "wrongData") return true;
  if (interruptingIntents.has(intent) && (intent !== "lostPhone" || isLost(intent))) return true;
  if (understood.kind !== "sure" || smallAnswers.has(intent as Intent)) return false;
  if (reply === "decline")
    return !situationIntents[situation]?.includes(intent) && !isDoubtful(fold(text)) && !putsOff(fold(text));
  if (reply === "trouble") return !general.has(intent);
  // «I want to sign in» can be misread as «I have signed in».
  if (situationIntents[situation]?.includes(intent)) return intent === "link" && reply === "done";
  return situation !== "step";
}
