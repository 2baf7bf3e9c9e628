import { go, stay, type Next, type Step, type Typed } from "./kit/dialog";
import { unwrapped } from "./kit/dictated";
import { repliesIn, type Situation } from "./kit/replies";
import { t, wordsIn, type Text } from "./kit/text";
import { changesIt, startsItOver } from "./letterChange";
import { isGoodNews, leftFor } from "./letterLeft";
import {
  answered,
  askWhich,
  describe,
  dropped,
  isRewritten,
  leftOut,
  mostWordsOfARefusal,
  refused,
  replacedBy,
  type Escalation,
} from "./letterMoves";
import { answerAbout } from "./letterQuestions";

import { isApproval, isAsking, isOnlyAsking, isStatement, letsItGo, mayApprove, wasForAssistant } from "./letterSaid";
import {
  asksForLetter,
  asksOnTopic,
  beginsWithYes,
  complains,
  fewWords,
  forbidsSending,
  harmless,
  isBriefYes,
  isForPerson,
  isRatherAWish,
  isSatisfied,
  isSmallTalk,
  isToSend,
  leaves,
  leavesAsItWas,
  leavesOut,
  notToSend,
  onlyAgrees,
  onlyThis,
  saysSend,
  withoutYes,
} from "./letterWords";

/** The step at which a text was typed. */
type AtLetter = "describe" | "which" | "review" | "known";
type TypedAtLetter = Typed<Escalation> & { readonly at: AtLetter };
/** A decision about a text that is typed while a letter is in hand; undefined if the text is nothing of that kind. */
type Decide = (typed: TypedAtLetter) => Next | undefined;

/** A request to edit the letter has at most this many words: «wywal to pierwsze zdanie», «can I change the last part». */
const longestEdit = 8;
/** A longer text that speaks of changing something is rather part of the letter. */
const mostWordsOfAnEdit = 15;

const untouched = { anew: undefined, blank: undefined, pending: undefined, wish: undefined };

/** The reply to the card, if it is clear enough to act upon. */
const plainReply = ({ reply, isSure }: Typed<Escalation>["heard"]) => (isSure === undefined ? undefined : reply);

/** Says something above the card of the letter; the question about another text is not asked again. */
const above = ({ at, data: { text: letter } }: TypedAtLetter, said: Text): Next =>
  at === "which" ? { ...leftOut(letter), say: [{ text: said }] } : stay({ say: [{ text: said }] }, true);

/** Shows the letter that is ready, with the button that sends it; before there is one, the form waits. */
const ready = (typed: TypedAtLetter): Next =>
  typed.at === "review" ? above(typed, t("escalate.readyToSend")) : toReview(typed);
const toReview = ({ data: { text: letter, blank } }: Pick<Typed<Escalation>, "data">): Next =>
  letter === undefined || blank
    ? stay({ say: [{ text: t("escalate.stillListening") }] })
    : go("review", untouched, { say: [{ text: t("escalate.readyToSend") }] });

/** Answers the question whether the text before this one belongs to the letter. */
function answersWhich(typed: TypedAtLetter): Next | undefined {
  const { text, data: it, heard, at } = typed;
  const { text: letter, pending } = it;
  if (at !== "which" || pending === undefined) return undefined;
  const reply = plainReply(heard);
  const isQuestion = it.wish !== undefined || isAsking(pending);
  if (wasForAssistant(text)) return answered(it);
  if (onlyThis(text)) return describe(pending, { replaced: letter });
  if (leavesOut(text) || leavesAsItWas(text)) return saysSend(text) ? ready(typed) : leftOut(letter);
  if (isToSend(text) || letsItGo(text)) return isQuestion ? ready(typed) : describe(pending, { before: letter });
  const isYes = reply === "accept" || (heard.intent === "yes" && wordsIn(text) <= fewWords) || beginsWithYes.test(text);
  if (isYes && isBriefYes(text)) return describe(pending, { before: letter });
  // «Tak, dopisz też, że…»
  const wish = withoutYes(text);
  const more = unwrapped(wish) === wish ? text : unwrapped(wish);
  if (beginsWithYes.test(text)) return describe(`${pending}\n${more}`, { before: letter });
  if (reply === "decline" || notToSend.test(text)) return undefined;
  if (leaves(text, heard.intent) || (reply === "leave" && wordsIn(text) <= longestEdit)) return leftOut(letter);
  return isSmallTalk(heard.intent) ? stay({ say: [{ text: t("escalate.stillAsking") }] }, true) : undefined;
}

/** Takes a text typed at the open form for the whole letter, if it is that letter in other words. */
const rewordsIt = ({ text, data: it }: TypedAtLetter): Next | undefined =>
  isRewritten(text, it) && !isGoodNews(text) ? describe(text, { replaced: replacedBy(it) }) : undefined;

/** Answers a question about the letter itself: who reads it, what goes with it. */
function asksAboutIt(typed: TypedAtLetter): Next | undefined {
  const answer = answerAbout(typed.text, typed.heard.intent);
  return answer && above(typed, answer);
}

/** «It was for you», although no text is asked about and none was added last. */
const saysItWasForAssistant = (typed: TypedAtLetter): Next | undefined =>
  wasForAssistant(typed.text) ? above(typed, t("escalate.askMe")) : undefined;

/** Sends the person to the button, which alone sends. */
function sendsIt(typed: TypedAtLetter): Next | undefined {
  const { text, heard } = typed;
  if (notToSend.test(text)) return undefined;
  const isSaid = isToSend(text) || letsItGo(text) || isForPerson(text) || onlyAgrees(text) || asksForLetter(text);
  const isYes =
    plainReply(heard) === "accept" &&
    (isBriefYes(text) || saysSend(text) || isApproval(text) || (heard.isSure === true && mayApprove(text)));
  if (!isSaid && !isYes && !isSatisfied(text, heard.intent)) return undefined;
  return ready(typed);
}

/** Stops: the letter is kept, and nothing is sent. */
function stopsIt(typed: TypedAtLetter): Next | undefined {
  const { text, data: it, heard } = typed;
  if (isToSend(text) || letsItGo(text)) return undefined;
  const instead = leftFor(typed);
  if (instead) return instead;
  if (isForPerson(text) || asksForLetter(text)) return undefined;
  const isForbidden = forbidsSending.test(text) && wordsIn(text) <= mostWordsOfARefusal;
  if (isForbidden || (heard.reply === "decline" && notToSend.test(text))) return dropped(text);
  if (plainReply(heard) !== "decline" || isSmallTalk(heard.intent)) return undefined;
  if (it.text !== undefined) return refused({ text, data: it });
  return isRatherAWish(text, heard.intent) ? undefined : dropped(text);
}

/** Answers a question about something else, or does what is wished; the letter stays as it is, and «back» leads to it. */
function asksElse({ text, data: { text: letter }, heard: { intent, likely } }: Typed<Escalation>): Next | undefined {
  if (complains(text)) return undefined;
  const isAsked = isOnlyAsking(text);
  const isNamed = letter !== undefined && !asksOnTopic(text, intent);
  const isWish = isRatherAWish(text, intent) && harmless(intent) !== undefined && (isAsked || isNamed);
  const isTopic = isAsked && asksOnTopic(text, intent ?? likely);
  return isWish || isTopic ? { ...leftOut(letter), hears: text } : undefined;
}

/** Answers thanks and the like, which are said to the assistant. */
function talksSmall(typed: TypedAtLetter): Next | undefined {
  if (!isSmallTalk(typed.heard.intent) || wordsIn(typed.text) > mostWordsOfARefusal) return undefined;
  return typed.at === "describe" ? stay({ say: [{ text: t("escalate.stillListening") }] }) : ready(typed);
}

/** The text joins the letter; the one that was asked about is not forgotten, and still asked about. */
function joins({ text, data: it, at }: TypedAtLetter): Next {
  const next = describe(text, { before: it.text });
  if (at !== "which") return next;
  if (next.to.kind !== "step") return askWhich(text, undefined);
  const data = { ...next.to.data, pending: it.pending, wish: it.wish };
  return go("which", data, { say: [{ text: t("escalate.stillAsking") }] });
}

/** Takes in what plainly tells more of the matter. */
function tellsMore(typed: TypedAtLetter): Next | undefined {
  const { text, data: it, heard } = typed;
  const { text: letter, anew, blank } = it;
  const { intent, reply, isDoneInGuide } = heard;
  if (letter === undefined || blank) {
    const isQuestion =
      isOnlyAsking(text) && !complains(text) && (plainReply(heard) === "ask" || isRatherAWish(text, intent));
    return isQuestion || isRatherAWish(text, intent) ? undefined : describe(text, { replaced: letter });
  }
  if (isDoneInGuide === true || intent === "worked" || notToSend.test(text)) return undefined;
  if (unwrapped(text) !== text) return joins(typed);
  if (anew || reply === "decline" || (reply === "edit" && wordsIn(text) <= mostWordsOfAnEdit)) return undefined;
  const isWish = isRatherAWish(text, intent) && !asksOnTopic(text, intent);
  if (!isStatement(text) || (isWish && plainReply(heard) !== "tell")) return undefined;
  return joins(typed);
}

/** The decisions in the order in which they are tried. */
const decisions: readonly Decide[] = [
  startsItOver,
  answersWhich,
  changesIt,
  rewordsIt,
  asksAboutIt,
  stopsIt,
  saysItWasForAssistant,
  sendsIt,
  talksSmall,
  asksElse,
  tellsMore,
];

/**
 * Decides about a text that is typed while a letter is in hand, as a clerk would who holds it: start it over, change it, answer a question about it,
 * stop, send, answer something else and come back, take more of it in. Any other text is asked about once, and the next one
 * is read afresh.
 */
export const takeText =
  (at: AtLetter) =>
  (heard: Typed<Escalation>): Next => {
    const typed = { ...heard, at };
    for (const decide of decisions) {
      const next = decide(typed);
      if (next) return settled(next);
    }
    const { intent } = typed.heard;
    return askWhich(typed.text, isRatherAWish(typed.text, intent) ? intent : undefined);
  };

/** The move, with the text that was asked about let go unless the move keeps it. */
const settled = (next: Next): Next =>
  next.to.kind === "step"
    ? { ...next, to: { ...next.to, data: { pending: undefined, wish: undefined, ...next.to.data } } }
    : next;

/** The handling of typed text at a step of the letter, whatever reply to its card the text may be. */
export function takingText(at: AtLetter, situation: Situation): Pick<Step<Escalation>, "replies" | "text"> {
  const text = takeText(at);
  return { replies: { situation, on: Object.fromEntries(repliesIn[situation].map((it) => [it, text])) }, text };
}

/** The buttons of a letter that do not stand on the card, by their labels: they lead where they led. */
export const typedAnywhere = {
  toSend: { label: t("escalate.send"), typedOnly: true, then: toReview },
  edit: {
    label: t("escalate.edit"),
    typedOnly: true,
    // «Popraw błędy» says what to do with the letter.
    unless: /\S\s+\S/u,
    then: go("describe", { ...untouched, anew: "yes" }),
  },
  takeUp: { label: t("escalate.takeUp"), typedOnly: true, then: go("review", untouched) },
} as const;
