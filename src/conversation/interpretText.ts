import { isDeepStrictEqual } from "node:util";
import { choiceOf, open, stay } from "../../dialogs/kit/dialog";
import type { Opening } from "../../dialogs/kit/card";
import { fitted } from "../../dialogs/kit/letter";
import { t, wordsIn, type Lang, type Text } from "../../dialogs/kit/text";
import { contextOf } from "./frames";
import type { TurnDraft } from "./turnDraft";
import { fold, foldParts, goesOn, isDenial, tellsOfTrouble, type Understood } from "../understanding";
import { comfort } from "./comfort";
import { doneAside, isDoneInGuide } from "./doneAside";
import { toTextIntent, interruptsStep, interruptingIntents } from "./heard";
import { openedByLabel } from "./oldLabel";
import { asListed } from "./listed";
import type { Listed } from "./chat";
import { choiceTyped, listedTyped, pressFor } from "./pressFor";
import { problem, wayBack, waysOut } from "./problem";
import { cancel, repair } from "./repair";
import { sixDigits } from "./sixDigits";
import { takeReply } from "./replyTo";
import { stepOf } from "./script";
import { stillThere, wayBackTyped } from "./wayBackTyped";

/** Small answers and the choices each may stand for, in the order in which they are tried. */
const answers: Readonly<Record<string, readonly string[]>> = {
  yes: ["yes", "next", "confirm", "place", "send", "show"],
  next: ["next", "again"],
  no: ["no"],
  stuck: ["stuck"],
};

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

/**
 * Handles typed text. The possible readings are tried in this order: a command, a button of the list shown last, a way back into the guide,
 * a choice of the current card by its name, a repair of the conversation, a reply to the card, the step's own text handler, an answer to
 * waiting staff, a looser match of a choice, and at last an intent. It never does anything irreversible.
 */
export function interpretText(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  { isOvertaken = false, listed }: { isOvertaken?: boolean; listed?: readonly Listed[] | undefined } = {},
): void {
  const { frame } = draft.chat;
  const answering = isOvertaken ? undefined : draft.chat.answering;
  const step = frame && !isOvertaken ? stepOf(draft.context.script, frame) : undefined;
  if (understood.kind === "command") {
    // Staff still wait for an answer after a request for help: the person has not turned away from them.
    if (understood.command !== "help") delete draft.chat.answering;
    return obey(draft, understood.command);
  }
  // In Polish, a lone «no» means yes.
  if (draft.chat.lang === "pl" && fold(text) === "no")
    return interpretText(draft, "tak", { kind: "sure", intent: "yes" }, { isOvertaken, listed });
  if (text.replace(/[\s\p{Cf}]/gu, "") === "") return problem(draft, t("problem.emptyText"));
  const fromList = listed && !isOvertaken ? fromListTyped(draft, text, understood, listed) : undefined;
  if (fromList) return draft.apply(stillThere(draft, fromList.dialog) ?? open(fromList.dialog, fromList.data));
  const aside = wayBackTyped(draft, text, understood, answering !== undefined || step?.text !== undefined);
  if (aside) return draft.apply(aside);
  const meant = frame && step ? choiceTyped(draft, step, frame, text) : undefined;
  if (step && meant?.isNamed) return pressFor(draft, step, meant.name, !meant.isAsked);
  const takesText = frame && step?.text && (!frame.waiting || step.takesTextAtOnce);
  const on = frame && step && goesOn(text) ? frame.offered.find((it) => it === "next" || it === "again") : undefined;
  if (step && on) return pressFor(draft, step, on);
  if (!takesText && answering === undefined && !step?.replies) {
    const onward = doneAside(draft, text, understood);
    if (onward) return draft.apply(onward);
  }
  // «Nie, dalej» after a side question means going on with the guide.
  if (goesOn(text) && !takesText && answering === undefined && draft.leftGuideStep() !== undefined)
    return draft.apply(open("resumed"));
  if (understood.kind === "repair") {
    const { repair: it } = understood;
    // While a step or staff expect free text, «nie chcę» is an answer to them, but «co?» and «czekaj» are not.
    if ((answering === undefined && !takesText) || it === "repeat" || it === "wait") return repair(draft, it);
  }
  const heard = { ...toTextIntent(understood), isDoneInGuide: isDoneInGuide(draft, text) };
  const reply = step && frame && takeReply(draft, step, frame, { text, understood, heard, meant, answering });
  if (reply?.isAnswered) return;
  if (takesText) {
    const next = step.text({
      text,
      data: frame.data,
      context: draft.stepContext(),
      heard: { ...heard, ...(reply && { reply: reply.reply }) },
    });
    if (next) return draft.apply(next);
  }
  if (answering !== undefined && isSaidToPeople(text, understood)) {
    delete draft.chat.answering;
    return draft.apply(draft.context.script.writeBack(answering, text));
  }
  // A question asked in the middle of a guide names a choice only in passing.
  const isAside = reply?.reply === "ask" && frame?.progress !== undefined && !meant?.isPlain;
  if (step && meant && !isAside && (meant.isPlain || !isWeightier(understood, text, meant.name)))
    return pressFor(draft, step, meant.name);
  if (understood.kind === "repair") return repair(draft, understood.repair);
  const digits = sixDigits(text);
  if (digits !== undefined && !draft.chat.signedIn) return draft.apply(draft.context.script.signIn(digits));
  guessLanguage(draft, understood.lang);
  const labelled = openedByLabel(text, draft.context.script, draft.context.inAllLanguages);
  if (labelled) return draft.apply(stillThere(draft, labelled.dialog) ?? { to: labelled });
  comfort(draft, text, understood);
  if (understood.kind === "sure") return follow(draft, understood.intent, text);
  if (text.length > longestText) return draft.apply(tooLong());
  draft.missed = understood.kind !== "likely";
  if (understood.kind === "likely") return followLikely(draft, understood, text);
  // «Tak, proszę zamówić» under the answer to a side question replies to the question asked before it.
  if (understood.kind === "unsure" && understood.guesses[0] === "yes" && asksBehind(draft))
    return draft.apply({ to: { kind: "back" } });
  if (understood.kind === "unsure") return offer(draft, understood.guesses);
  notUnderstood(draft);
}

/** The button of the list shown last that a text names. «Tak» picks the only guess in the list. */
function fromListTyped(
  draft: TurnDraft,
  text: string,
  understood: Understood,
  listed: readonly Listed[],
): Listed | undefined {
  const guesses = listed.filter(({ isGuess }) => isGuess);
  const isYes = understood.kind === "sure" && understood.intent === "yes";
  const named = listedTyped(draft, text, listed) ?? (isYes && guesses.length === 1 ? guesses[0] : undefined);
  if (named || (understood.kind !== "unsure" && understood.kind !== "likely")) return named;
  // «Yes, revoke it» repeats a guess in other words.
  const meant = understood.kind === "likely" ? [understood.intent] : understood.guesses;
  const [again] = meant[0] === "no" || meant[0] === "cancel" ? [] : openingsOf(draft, meant);
  return (
    again && guesses.find((it) => it.dialog === again.dialog && isDeepStrictEqual(it.data ?? {}, again.data ?? {}))
  );
}

/** Whether the text has an intent that takes priority over the choice it names. */
function isWeightier(it: Understood, text: string, choice: string): boolean {
  // «Wpisałem» alone does not report a problem, while «wpisałem i wyskoczył błąd» does.
  const isTrouble = (it.kind === "sure" || it.kind === "likely") && it.intent === "stuck";
  if (choice === "next" && wordsIn(text) <= 2) return false;
  if (choice === "next" && isTrouble) return tellsOfTrouble(fold(text));
  return it.kind === "sure" && saidInPassing.has(it.intent);
}

const notUnderstood = (draft: TurnDraft): void =>
  draft.apply(
    stay({ say: [{ text: t("problem.notUnderstood"), opens: distinct([...wayBack(draft), ...waysOut(draft)]) }] }),
  );

/** Opens the likeliest intent, which has no side effects, and lists the other candidates above it. */
function followLikely(
  draft: TurnDraft,
  { intent, others }: Extract<Understood, { kind: "likely" }>,
  text: string,
): void {
  // A letter to support is not started unless the intent is sure.
  if (intent === "stuck" && !draft.chat.frame?.offered.includes("stuck")) return offer(draft, ["human", ...others]);
  const meant = draft.context.script.intents[intent];
  const opens = distinct(openingsOf(draft, others).filter((it) => !meant || !isSame(it, meant)));
  if (opens.length > 0) draft.outputs.push({ kind: "say", notice: { text: t("problem.likely"), opens } });
  follow(draft, intent, text);
}

const openingsOf = (draft: TurnDraft, intents: readonly string[]): Opening[] =>
  intents.flatMap((it) => {
    const opening = draft.context.script.intents[it];
    if (!opening || !("dialog" in opening)) return [];
    return opening.dialog === "link" && draft.chat.signedIn ? [] : [opening];
  });

const isSame = (one: Opening, other: object): boolean => "label" in other && sameLabel(one.label, other.label as Text);
const sameLabel = (one: Text, other: Text): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Drops openings whose label already occurs, so that no label stands on a card twice. */
const distinct = (opens: readonly Opening[]): Opening[] =>
  opens.filter((it, at) => opens.findIndex(({ label }) => sameLabel(label, it.label)) === at);

const tooLong = () => stay({ say: [{ text: t("problem.tooLong", { max: longestText }) }] });

function obey(draft: TurnDraft, command: Extract<Understood, { kind: "command" }>["command"]): void {
  switch (command) {
    case "menu":
      return draft.apply({ to: { kind: "open", dialog: "menu" } });
    case "cancel":
      return cancel(draft);
    case "back":
      return draft.apply({ to: { kind: "back" } });
    case "help":
      return draft.apply(
        stay({ say: [{ text: t("says.help"), opens: distinct([...wayBack(draft), ...waysOut(draft)]) }] }),
      );
    case "human":
      return callHuman(draft);
    case "language":
      return draft.apply({ to: { kind: "open", dialog: "language" } });
  }
}

/** A request for a human that has at least this many words becomes the beginning of the letter to support. */
const wordsOfALetter = 7;
/** If the request has a second clause («potrzebuję człowieka, kod QR wygasł»), this many words are enough. */
const wordsBeside = 4;

function callHuman(draft: TurnDraft, text = ""): void {
  const least = foldParts(text).length > 1 ? wordsBeside : wordsOfALetter;
  const { text: begun, say } = fitted(wordsIn(text) >= least ? text.trim() : "");
  const data = { ...contextOf(draft.context.script, draft.chat.frame), ...(begun !== "" && { text: begun }) };
  draft.apply({ to: { kind: "open", dialog: "escalate", data }, say });
}

function follow(draft: TurnDraft, intent: string, text: string): void {
  if (Object.hasOwn(answers, intent)) return answer(draft, intent, text);
  if (intent === "human") return callHuman(draft, text);
  // «Don’t go back to the guide»
  if (intent === "back" && isDenial(fold(text).split(" ").slice(0, 2).join(" "))) return answer(draft, "no", text);
  if (intent === "back" || intent === "cancel" || intent === "menu" || intent === "language") {
    return obey(draft, intent);
  }
  const opening = draft.context.script.intents[intent];
  if (!opening) return notUnderstood(draft);
  if ("says" in opening) return draft.apply(stay({ say: [{ text: opening.says, opens: waysOut(draft) }] }));
  const { dialog, data } = opening;
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  // «Po polsku» answers the card that asks for the language, so it is pressed there.
  const { to = "" } = data ?? {};
  if (step && frame.dialog === dialog && choiceOf(step.on, to)) return pressFor(draft, step, to, true);
  draft.apply(stillThere(draft, dialog) ?? open(dialog, data));
}

/** Whether the current card answers a side question and an earlier question still waits. */
const asksBehind = ({ chat: { frame } }: TurnDraft): boolean =>
  frame?.dialog === "advice" && frame.offered.includes("back");

/** Presses the choice that a small answer such as «tak» or «dalej» stands for. */
function answer(draft: TurnDraft, intent: string, text: string): void {
  const { frame } = draft.chat;
  const step = frame && !frame.waiting ? stepOf(draft.context.script, frame) : undefined;
  const name = frame?.offered.find((it) => answers[intent]?.includes(it));
  if (step && name && choiceOf(step.on, name)) return pressFor(draft, step, name);
  if (intent === "stuck") return callHuman(draft, text);
  // «Nie» answers a question that can only be confirmed with a press.
  if (intent === "no" && step && Object.keys(step.on).some((it) => choiceOf(step.on, it)?.pressOnly))
    return repair(draft, "undo");
  if ((intent === "next" || intent === "yes") && draft.leftGuideStep()) return draft.apply(open("resumed"));
  if ((intent === "next" || intent === "yes") && asksBehind(draft)) return draft.apply({ to: { kind: "back" } });
  // «Dalej» does not answer a question with several choices.
  if (step && frame && frame.dialog !== "menu" && frame.offered.length > 1 && (intent === "next" || intent === "yes"))
    return draft.apply(stay({ say: [{ text: t("problem.chooseFirst") }] }, true));
  // «Nie, nie usuwaj, niech będzie», where nothing was about to be done.
  const said = intent === "no" ? t("says.unchanged") : t("problem.answerToNothing");
  draft.apply(stay({ say: [{ text: said, opens: [...wayBack(draft), ...waysOut(draft)] }] }));
}

function offer(draft: TurnDraft, guesses: readonly string[]): void {
  const openings = openingsOf(draft, guesses.slice(0, 3));
  if (openings.length === 0) return notUnderstood(draft);
  const opens = distinct([...openings, ...wayBack(draft), ...waysOut(draft)]);
  draft.apply(stay({ say: [{ text: t("problem.unsure"), opens }] }));
  draft.chat.listed = asListed(opens).map((it, at) => (at < openings.length ? { ...it, isGuess: true } : it));
}

/**
 * Switches the chat to the language of the text, which says more than the client's locale. Inside a dialog the switch is announced, with a
 * button that undoes it.
 */
function guessLanguage(draft: TurnDraft, lang: Lang | undefined): void {
  const before = draft.chat.lang;
  if (!lang || lang === before || draft.chat.langChosen) return;
  draft.chat.lang = lang;
  const { frame } = draft.chat;
  if (!frame || frame.dialog === "menu") return;
  const opens = openingsOf(draft, [`language${before === "pl" ? "Pl" : before === "en" ? "En" : "Uk"}`]);
  draft.outputs.push({ kind: "say", notice: { text: t("says.languageChanged"), opens } });
}
