import { choiceOf, open, stay } from "../../dialogs/kit/dialog";
import type { Opening } from "../../dialogs/kit/card";
import { t, wordsIn, type Lang, type Text } from "../../dialogs/kit/text";
import { contextOf, type Move } from "./move";
import { fold, type Repair } from "../understanding";
import { openedByLabel } from "./oldLabel";
import type { Listed } from "./person";
import { choiceTyped, listedTyped, pressFor } from "./pressFor";
import { problem, wayBack, waysOut } from "./problem";
import { cancel, repair } from "./repair";
import { stepOf } from "./script";
import { stillThere, wayBackTyped } from "./wayBackTyped";

/** What the understanding made of a text; see src/understanding. */
export type Understood =
  | { readonly kind: "command"; readonly command: "menu" | "cancel" | "back" | "help" | "human" | "language" }
  | { readonly kind: "repair"; readonly repair: Repair }
  | { readonly kind: "sure"; readonly intent: string; readonly lang?: Lang }
  | { readonly kind: "likely"; readonly intent: string; readonly others: readonly string[]; readonly lang?: Lang }
  | { readonly kind: "unsure"; readonly guesses: readonly string[]; readonly lang?: Lang }
  | { readonly kind: "nothing"; readonly lang?: Lang };

/** Small answers and the choices they may stand for, in the order they are looked for. */
const answers: Readonly<Record<string, readonly string[]>> = {
  yes: ["yes", "next", "confirm", "place", "send"],
  next: ["next", "again"],
  no: ["no"],
  stuck: ["stuck"],
};

const longestText = 4000;

/** Said to people as readily as to an assistant. */
const smallTalk = new Set(["yes", "no", "next", "stuck", "human", "thanks", "bye"]);
/** So many words at most are a wish to the assistant («status», «pokaż mój kod»); more are a story. */
const fewWords = 4;

/** Whether words are rather an answer to the person who has just written than a wish to the assistant. */
function isSaidToPeople(text: string, understood: Understood): boolean {
  if (understood.kind !== "sure" || smallTalk.has(understood.intent)) return true;
  return wordsIn(text) > fewWords;
}

/** Said of a standing choice only in passing: «zgubiłem iPhone’a», «dalej nie działa». */
const weightier = new Set(["stuck", "lostPhone", "revoke", "human", "unlink", "privacy"]);

/**
 * Typed text: a command works everywhere; then the choices of the card that stands, by their names; then what goes wrong; then the
 * step's own field, people who wait for an answer, and what may mean one of the choices; then an intent. It never does anything
 * irreversible.
 */
export function hearText(
  move: Move,
  text: string,
  understood: Understood,
  { isOvertaken = false, listed }: { isOvertaken?: boolean; listed?: readonly Listed[] | undefined } = {},
): void {
  const { frame } = move.person;
  const answering = isOvertaken ? undefined : move.person.answering;
  const step = frame && !isOvertaken ? stepOf(move.around.script, frame) : undefined;
  if (understood.kind === "command") {
    // What was said to people waits: whoever asks for help has not turned away from them.
    if (understood.command !== "help") delete move.person.answering;
    return obey(move, understood.command);
  }
  // «No» is a yes among Poles.
  if (move.person.lang === "pl" && fold(text) === "no")
    return hearText(move, "tak", { kind: "sure", intent: "yes" }, { isOvertaken, listed });
  if (text.replace(/[\s\p{Cf}]/gu, "") === "") return problem(move, t("problem.emptyText"));
  const fromList = listed && !isOvertaken ? listedTyped(move, text, listed) : undefined;
  if (fromList) return move.apply(open(fromList.dialog, fromList.data));
  const aside = wayBackTyped(move, text);
  if (aside) return move.apply(aside);
  const meant = frame && step ? choiceTyped(move, step, frame, text) : undefined;
  if (step && meant?.isNamed) return pressFor(move, step, meant.name, true);
  const takesText = frame && step?.text && (!frame.waiting || step.takesTextAtOnce);
  if (understood.kind === "repair") {
    const { repair: it } = understood;
    // Where words are awaited, «nie chcę» is an answer; «co?» and «czekaj» are not.
    if ((answering === undefined && !takesText) || it === "repeat" || it === "wait") return repair(move, it);
  }
  if (takesText) {
    const next = step.text(text, frame.data, move.sight(), heard(understood));
    if (next) return move.apply(next);
  }
  if (answering !== undefined && isSaidToPeople(text, understood)) {
    delete move.person.answering;
    return move.apply(move.around.script.writeBack(answering, text));
  }
  if (step && meant && (meant.isPlain || !isWeightier(understood, text, meant.name)))
    return pressFor(move, step, meant.name);
  if (understood.kind === "repair") return repair(move, understood.repair);
  const digits = sixDigits(text);
  if (digits !== undefined && !move.person.signedIn) return move.apply(move.around.script.signIn(digits));
  guessLanguage(move, understood.lang);
  const labelled = openedByLabel(text, move.around.script, move.around.inAllLanguages);
  if (labelled) return move.apply({ to: labelled });
  if (understood.kind === "sure") return follow(move, understood.intent, text);
  if (text.length > longestText) return move.apply(tooLong());
  move.missed = understood.kind !== "likely";
  if (understood.kind === "likely") return followLikely(move, understood, text);
  if (understood.kind === "unsure") return offer(move, understood.guesses);
  notUnderstood(move);
}

/** Whether a text means something weightier than the choice whose name is in it. */
function isWeightier(it: Understood, text: string, choice: string): boolean {
  // «Wpisałem» alone says nothing of a trouble, «wpisałem i wyskoczył błąd» does.
  const isTrouble = (it.kind === "sure" || it.kind === "likely") && it.intent === "stuck";
  if (choice === "next" && isTrouble) return wordsIn(text) > 2;
  return it.kind === "sure" && weightier.has(it.intent);
}

const notUnderstood = (move: Move): void =>
  move.apply(
    stay({ say: [{ text: t("problem.notUnderstood"), opens: distinct([...wayBack(move), ...waysOut(move)]) }] }),
  );

/** Opens what is meant most likely, which harms nobody; what else may have been meant stands above it. */
function followLikely(move: Move, { intent, others }: Extract<Understood, { kind: "likely" }>, text: string): void {
  // A letter to people is not begun on a mere likelihood.
  if (intent === "stuck" && !move.person.frame?.offered.includes("stuck")) return offer(move, ["human", ...others]);
  const meant = move.around.script.intents[intent];
  const opens = distinct(openingsOf(move, others).filter((it) => !meant || !isSame(it, meant)));
  if (opens.length > 0) move.outputs.push({ kind: "say", notice: { text: t("problem.likely"), opens } });
  follow(move, intent, text);
}

const openingsOf = (move: Move, intents: readonly string[]): Opening[] =>
  intents.flatMap((it) => {
    const opening = move.around.script.intents[it];
    return opening && "dialog" in opening ? [opening] : [];
  });

const isSame = (one: Opening, other: object): boolean => "label" in other && sameLabel(one.label, other.label as Text);
const sameLabel = (one: Text, other: Text): boolean => JSON.stringify(one) === JSON.stringify(other);

/** No label stands on a card twice. */
const distinct = (opens: readonly Opening[]): Opening[] =>
  opens.filter((it, at) => opens.findIndex(({ label }) => sameLabel(label, it.label)) === at);

const tooLong = () => stay({ say: [{ text: t("problem.tooLong", { max: longestText }) }] });

function obey(move: Move, command: Extract<Understood, { kind: "command" }>["command"]): void {
  switch (command) {
    case "menu":
      return move.apply({ to: { kind: "open", dialog: "menu" } });
    case "cancel":
      return cancel(move);
    case "back":
      return move.apply({ to: { kind: "back" } });
    case "help":
      return move.apply(
        stay({ say: [{ text: t("says.help"), opens: distinct([...wayBack(move), ...waysOut(move)]) }] }),
      );
    case "human":
      return callHuman(move);
    case "language":
      return move.apply({ to: { kind: "open", dialog: "language" } });
  }
}

/** The intent a text surely has. */
function heard(it: Understood): { readonly intent?: string } {
  if (it.kind === "sure") return { intent: it.intent };
  // «Jednak nie», «nie o to chodzi».
  return it.kind === "repair" && it.repair !== "restart" && it.repair !== "worked" ? { intent: "no" } : {};
}

/** What led there in so many words is the beginning of the letter. */
const wordsOfALetter = 4;

function callHuman(move: Move, text = ""): void {
  const begun = wordsIn(text) >= wordsOfALetter ? { text: text.trim().slice(0, 2_000) } : {};
  move.apply({ to: { kind: "open", dialog: "escalate", data: { ...contextOf(move.person.frame), ...begun } } });
}

/** The six digits of a sign-in, typed wherever the conversation has got to meanwhile: «its 022-626 mate». */
const sixDigits = (text: string): string | undefined => {
  const [digits, ...more] = text.match(/(?<!\d)\d{3}[ -]?\d{3}(?!\d)/g) ?? [];
  return more.length === 0 ? digits?.replace(/\D/g, "") : undefined;
};

function follow(move: Move, intent: string, text: string): void {
  if (Object.hasOwn(answers, intent)) return answer(move, intent, text);
  if (intent === "human") return callHuman(move, text);
  if (intent === "back" || intent === "cancel" || intent === "menu" || intent === "language") {
    return obey(move, intent);
  }
  const opening = move.around.script.intents[intent];
  if (!opening) return notUnderstood(move);
  if ("says" in opening) return move.apply(stay({ say: [{ text: opening.says, opens: waysOut(move) }] }));
  const { dialog, data } = opening;
  move.apply(stillThere(move, dialog) ?? open(dialog, data));
}

/** «Tak», «dalej» stand for the choices they may mean. */
function answer(move: Move, intent: string, text: string): void {
  const { frame } = move.person;
  const step = frame && !frame.waiting ? stepOf(move.around.script, frame) : undefined;
  const name = frame?.offered.find((it) => answers[intent]?.includes(it));
  if (step && name && choiceOf(step.on, name)) return pressFor(move, step, name);
  if (intent === "stuck") return callHuman(move, text);
  if ((intent === "next" || intent === "yes") && move.aside()) return move.apply(open("resumed"));
  // «Dalej» under a question that wants an answer.
  if (step && frame && frame.dialog !== "menu" && frame.offered.length > 1 && (intent === "next" || intent === "yes"))
    return move.apply(stay({ say: [{ text: t("problem.chooseFirst") }] }, true));
  move.apply(stay({ say: [{ text: t("problem.answerToNothing"), opens: [...wayBack(move), ...waysOut(move)] }] }));
}

function offer(move: Move, guesses: readonly string[]): void {
  const openings = openingsOf(move, guesses.slice(0, 3));
  if (openings.length === 0) return notUnderstood(move);
  const opens = distinct([...openings, ...wayBack(move), ...waysOut(move)]);
  move.person.listed = opens.map(({ label, dialog, data }) => ({ label: { ...label }, dialog, ...(data && { data }) }));
  move.apply(stay({ say: [{ text: t("problem.unsure"), opens }] }));
}

/** What somebody writes tells their language better than their client's settings do. Amid a dialog the change is told, with the way back. */
function guessLanguage(move: Move, lang: Lang | undefined): void {
  const before = move.person.lang;
  if (!lang || lang === before || move.person.langChosen) return;
  move.person.lang = lang;
  const { frame } = move.person;
  if (!frame || frame.dialog === "menu") return;
  const opens = openingsOf(move, [`language${before === "pl" ? "Pl" : before === "en" ? "En" : "Uk"}`]);
  move.outputs.push({ kind: "say", notice: { text: t("says.languageChanged"), opens } });
}
