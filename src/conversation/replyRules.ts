import { choiceOf, type Data, type RepliesTo, type Step } from "../../dialogs/kit/dialog";
import type { Reply, Situation } from "../../dialogs/kit/replies";
import { wordsIn, type Lang } from "../../dialogs/kit/text";
import {
  fold,
  isDoubtful,
  putsOff,
  smallAnswers,
  tellsOfTrouble,
  type HeardReply,
  type Intent,
} from "../understanding";
import { weightier, wishOf, type Understood } from "./heard";
import type { Meant } from "./standing";

export interface Typed {
  readonly text: string;
  readonly understood: Understood;
  /** The choice of the card that it may also mean. */
  readonly meant: Meant | undefined;
  /** The ticket whose people were answered last, and may be meant. */
  readonly answering: string | undefined;
}

/** What was typed, read as a reply to what stands on the screen. */
export interface Said extends Typed, HeardReply {
  readonly replies: RepliesTo<Data>;
}

/** Meant otherwise, these would lose what was written, or the place in the guide, or show the codes to whoever looks. */
export const losing: { readonly [K in Situation]?: readonly Reply[] } = {
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

/** So many words name a choice and say nothing besides. */
const fewestBeside = 4;

/** «1», and a choice that is named within a few words, decide against a reply that would decide otherwise. */
export function namesOtherwise(
  { meant, reply, isSure, replies, text }: Said,
  { text: takesText }: Step<Data>,
): boolean {
  if (!meant || (takesText && !isSure)) return false;
  // «Tak, dopisz też, że mam iPhone’a»: what else was said belongs to the letter.
  if (replies.situation === "which" && wordsIn(text) > fewestBeside) return false;
  if (meant.isPlain && !takesText) return true;
  // «Pokaż, ktoś patrzy» declines.
  if (replies.situation === "offer" && reply === "decline") return false;
  return replies.situation !== "step" && ["accept", "decline", "leave"].includes(reply);
}

/** What is asked about a letter is looked at once more before anything is sent: likelier than not is enough. */
const ratherThanNot = 0.6;
/** «I typed the code and confirmed it» tells of no trouble by its words alone. */
const surelyTrouble = 0.9;
/** What may be a letter is taken for something else only from here on. */
const surelyNoLetter = 0.85;

/** Whether a reply is plain enough, beside a choice that the text may also mean. */
export function isPlain({ reply, isSure, probability, text, meant, replies }: Said): boolean {
  if (reply === "ask" && ["letter", "review"].includes(replies.situation)) return probability >= surelyNoLetter;
  if (replies.situation === "which" && probability < ratherThanNot) return false;
  const tells = tellsOfTrouble(fold(text));
  const isQuestion = text.trim().endsWith("?");
  // «I pressed it and nothing happened» is no step done, nor is a question.
  if (reply === "done" && (tells || isQuestion)) return !meant && !isQuestion;
  if ((reply === "accept" || reply === "codes") && putsOff(fold(text))) return false;
  if (!meant || reply === "ask") return true;
  if (replies.situation !== "step") return false;
  return reply === "trouble" ? tells || probability >= surelyTrouble : isSure;
}

/** Wherever words for people are written, these are a part of them. */
export const letters: ReadonlySet<string> = new Set(["letter", "review", "which"]);
/** Wishes that say of a situation nothing but that the text is about it. */
const ownOf: { readonly [K in Situation]?: readonly string[] } = {
  order: ["order", "eligibility"],
  placed: ["order", "waiting", "status"],
  offer: ["showCode"],
  codes: ["activate"],
  help: ["activate", "stuck"],
  lost: ["lostPhone", "newPhone", "revoke"],
  signIn: ["link", "appPassword", "safety"],
  collected: ["activate", "showCode"],
};
/** Of these a trouble says nothing that the step’s own help does not know. */
const general: ReadonlySet<string> = new Set(["activate", "showCode", "link", "menu", "status", "order", "waiting"]);

/**
 * What weighs more than a step, and a trouble of which more is known than that it is one, are answered as anywhere else; and beside the
 * guide and the letters, in which people tell of many things, so is a plain wish that sounds like a yes.
 */
export function hasOwnAnswer({ reply, understood, isSure, replies: { situation } }: Said): boolean {
  if (letters.has(situation) || reply === "ask") return false;
  if (situation === "step" && reply === "done" && isSure) return false;
  // What is said about a lost phone where one is spoken of is answered there.
  const isLost = (it: string | undefined): boolean => it === "lostPhone" && situation !== "lost";
  if (understood.kind === "unsure") return isLost(understood.guesses[0]);
  if (understood.kind !== "sure" && understood.kind !== "likely") return false;
  const { intent } = understood;
  // What happens to a password is asked in the words of both.
  if (reply === "safe") return understood.kind === "sure" && weightier.has(intent) && intent !== "privacy";
  if (weightier.has(intent) && (intent !== "lostPhone" || isLost(intent))) return true;
  if (understood.kind !== "sure" || smallAnswers.has(intent as Intent) || reply === "decline") return false;
  if (reply === "trouble") return !general.has(intent);
  // «I want to sign in» may sound like having done so.
  if (ownOf[situation]?.includes(intent)) return intent === "link" && reply === "done";
  return situation !== "step";
}

/** A longer one is a story, in which an order may be told of. */
const mostWords = 16;
/** «No to zamawiam»: among Poles it denies nothing. */
const polishOrder = /zam[oóa]/iu;
const polishNo = /(?<!\p{L})no(?!\p{L})/giu;
/** What may be said together with asking for something, and is no wish of its own. */
const besideAsking: ReadonlySet<string> = new Set(["order", "yes", "next", "thanks"]);
/** «How do I order», «I can’t order it», «stop»; and what no person writes, «order.place». */
const noAsking = new RegExp(
  [
    /\p{L}\.\p{L}/u,
    /(?<!\p{L})(?:how|can|can.?t|cannot|could|should|would it|is it|if|when|before|maybe|perhaps|stop|no way|soon|later|first|i.?ll|will|in order|but)(?!\p{L})/u,
    /(?<!\p{L})(?:jak|czy|odwołaj|odwolaj|chyba|może|moze|jeśli|jesli|jeżeli|jezeli|gdyby|kiedy|zanim|zaraz|najpierw|potem|później|pozniej|ale|zamówię|zamowie|plastik\p{L}*|laptop\p{L}*)(?!\p{L})/u,
    /(?<!\p{L})(?:як|чи|не|може|якщо|коли|мабуть|перш|зараз же|потім|пізніше|але|замовлю|пластик\p{L}*)(?!\p{L})/u,
    /(?<!\p{L})(?:styczni|lut[ym]|marc[ua]|kwietni|maj[ua]|czerwc|lipc|sierpni|wrześni|wrzesni|październik|pazdziernik|listopad|grudni|january|february|march|april|june|july|august|september|october|november|december)\p{L}*/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "iu",
);

/** «Tak, prosze zamowic»: between a yes and an order there is nothing to choose. */
const bothOf = ([first, second]: readonly string[]): string | undefined =>
  first !== undefined && second !== undefined && besideAsking.has(first) && besideAsking.has(second)
    ? first
    : undefined;

/** Whether a text that says yes asks for a choice plainly enough to do it. */
export function asksFor(
  lang: Lang,
  { on }: Step<Data>,
  name: string,
  { text, understood, reply, isSure }: Said,
): boolean {
  const sayable = choiceOf(on, name)?.sayable;
  const intent = understood.kind === "unsure" ? bothOf(understood.guesses) : wishOf(understood);
  const isMeant = understood.kind === "sure" || isSure;
  if (!sayable || reply !== "accept" || !isMeant || intent === undefined || !besideAsking.has(intent)) return false;
  const folded = fold(lang === "pl" && polishOrder.test(text) ? text.replace(polishNo, " ") : text);
  if (text.includes("?") || noAsking.test(text) || isDoubtful(folded) || putsOff(folded)) return false;
  return wordsIn(text) <= mostWords && (sayable.asked.test(text) || (isSure && sayable.named.test(text)));
}
