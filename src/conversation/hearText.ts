import { choiceOf, stay, type Data, type Step } from "../../dialogs/kit/dialog";
import type { Opening } from "../../dialogs/kit/card";
import { t, type Lang, type Text } from "../../dialogs/kit/text";
import { contextOf, type Move } from "./move";
import type { Repair } from "../understanding";
import { openedByLabel } from "./oldLabel";
import { problem, wayBack, waysOut } from "./problem";
import { stepOf } from "./script";
import { choiceMeant, type Named } from "./standing";

/** What the understanding made of a text; see src/understanding. */
export type Understood =
  | { readonly kind: "command"; readonly command: "menu" | "cancel" | "back" | "human" | "language" }
  | { readonly kind: "repair"; readonly repair: Repair }
  | { readonly kind: "sure"; readonly intent: string; readonly lang?: Lang }
  | { readonly kind: "likely"; readonly intent: string; readonly others: readonly string[]; readonly lang?: Lang }
  | { readonly kind: "unsure"; readonly guesses: readonly string[]; readonly lang?: Lang }
  | { readonly kind: "nothing"; readonly lang?: Lang };

/** Small answers and the choices they may stand for, in the order they are looked for. */
const answers: Readonly<Record<string, readonly string[]>> = {
  yes: ["yes", "next", "confirm", "place", "send"],
  next: ["next"],
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
  return text.trim().split(/\s+/).length > fewWords;
}

/** Typed text: a command works everywhere; then the step's own field; then an intent. It never does anything irreversible. */
export function hearText(move: Move, text: string, understood: Understood): void {
  const { frame } = move.person;
  const step = frame ? stepOf(move.around.script, frame) : undefined;
  if (understood.kind === "command") {
    delete move.person.answering;
    return obey(move, understood.command);
  }
  if (understood.kind === "repair") return repair(move, understood.repair);
  if (text.replace(/[\s\p{Cf}]/gu, "") === "") return problem(move, t("problem.emptyText"));
  const meant = frame && step && !frame.waiting ? choiceMeant(text, choicesOf(move, step, frame.offered)) : undefined;
  if (step && meant?.isLabel) return pressFor(move, step, meant.name);
  if (frame && step?.text && (!frame.waiting || step.takesTextAtOnce)) {
    const next = step.text(text, frame.data, move.sight(), heard(understood));
    if (next) return move.apply(next);
  }
  if (step && meant) return pressFor(move, step, meant.name);
  const { answering } = move.person;
  if (answering !== undefined && isSaidToPeople(text, understood)) {
    delete move.person.answering;
    return move.apply(move.around.script.writeBack(answering, text));
  }
  guessLanguage(move, understood.lang);
  const labelled = openedByLabel(text, move.around.script, move.around.inAllLanguages);
  if (labelled) return move.apply({ to: labelled });
  if (understood.kind === "sure") return follow(move, understood.intent);
  if (text.length > longestText) return move.apply(tooLong());
  if (understood.kind === "likely") return followLikely(move, understood);
  if (understood.kind === "unsure") return offer(move, understood.guesses);
  notUnderstood(move);
}

const notUnderstood = (move: Move): void =>
  move.apply(
    stay({ say: [{ text: t("problem.notUnderstood"), opens: distinct([...wayBack(move), ...waysOut(move)]) }] }),
  );

/** Opens what is meant most likely, which harms nobody; what else may have been meant stands above it. */
function followLikely(move: Move, { intent, others }: Extract<Understood, { kind: "likely" }>): void {
  const meant = move.around.script.intents[intent];
  const opens = distinct(openingsOf(move, others).filter((it) => !meant || !isSame(it, meant)));
  if (opens.length > 0) move.outputs.push({ kind: "say", notice: { text: t("problem.likely"), opens } });
  follow(move, intent);
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

const choicesOf = (move: Move, step: Step<Data>, offered: readonly string[]): Named[] =>
  offered.flatMap((name) => {
    const choice = choiceOf(step.on, name);
    if (!choice) return [];
    const { inAllLanguages } = move.around;
    const said = choice.said ? inAllLanguages(choice.said).flatMap((it) => it.split(" | ")) : [];
    return [{ name, labels: inAllLanguages(choice.label ?? t(`button.${name}`)), said }];
  });

/** Pressed on the person's behalf, unless the choice wants a real press. */
function pressFor(move: Move, step: Step<Data>, name: string): void {
  const choice = choiceOf(step.on, name);
  if (choice?.pressOnly) problem(move, t("problem.pressButton"));
  else if (choice) move.choose(choice.then, "");
}

const tooLong = () => stay({ say: [{ text: t("problem.tooLong", { max: longestText }) }] });

function obey(move: Move, command: Extract<Understood, { kind: "command" }>["command"]): void {
  switch (command) {
    case "menu":
      return move.apply({ to: { kind: "open", dialog: "menu" } });
    case "cancel":
      return cancel(move);
    case "back":
      return move.apply({ to: { kind: "back" } });
    case "human":
      return callHuman(move);
    case "language":
      return move.apply({ to: { kind: "open", dialog: "language" } });
  }
}

/** The intent a text surely has. */
const heard = (it: Understood): { readonly intent?: string } => (it.kind === "sure" ? { intent: it.intent } : {});

/** What is said when a conversation goes wrong. */
function repair(move: Move, it: Repair): void {
  const { frame } = move.person;
  const step = frame ? stepOf(move.around.script, frame) : undefined;
  switch (it) {
    case "repeat":
      return move.apply(stay({}, true));
    case "restart":
      return move.apply({ to: { kind: "open", dialog: frame?.progress === undefined ? "menu" : frame.dialog } });
    case "misunderstood":
      return move.apply(
        stay({ say: [{ text: t("problem.misunderstood"), opens: [...wayBack(move), ...waysOut(move)] }] }),
      );
    case "wait":
      return move.apply(stay({ say: [{ text: t("says.waiting"), opens: wayBack(move) }] }));
    case "undo":
      // Before the decisive press nothing has been done yet; after it, only what USOS answers may be said.
      if (!step || !Object.keys(step.on).some((name) => choiceOf(step.on, name)?.pressOnly)) return cancel(move);
      return move.apply({ to: { kind: "open", dialog: "menu" }, say: [{ text: t("says.unchanged") }], noReturn: true });
  }
}

function cancel(move: Move): void {
  const was = move.person.frame?.dialog ?? "menu";
  const say = was === "menu" ? [] : [{ text: t("cancelled") }];
  move.apply({ to: { kind: "open", dialog: "menu" }, say, noReturn: true });
}

function callHuman(move: Move): void {
  move.apply({ to: { kind: "open", dialog: "escalate", data: contextOf(move.person.frame) } });
}

function follow(move: Move, intent: string): void {
  if (Object.hasOwn(answers, intent)) return answer(move, intent);
  if (intent === "back" || intent === "cancel" || intent === "human" || intent === "menu" || intent === "language") {
    return obey(move, intent);
  }
  const opening = move.around.script.intents[intent];
  if (!opening) return notUnderstood(move);
  if ("says" in opening) return move.apply(stay({ say: [{ text: opening.says, opens: waysOut(move) }] }));
  const { dialog, data } = opening;
  move.apply({ to: data ? { kind: "open", dialog, data } : { kind: "open", dialog } });
}

/** «Tak», «dalej» stand for the choices they may mean. */
function answer(move: Move, intent: string): void {
  const { frame } = move.person;
  const step = frame && !frame.waiting ? stepOf(move.around.script, frame) : undefined;
  const name = frame?.offered.find((it) => answers[intent]?.includes(it));
  if (step && name && choiceOf(step.on, name)) return pressFor(move, step, name);
  if (intent === "stuck") return callHuman(move);
  move.apply(stay({ say: [{ text: t("problem.answerToNothing"), opens: waysOut(move) }] }));
}

function offer(move: Move, guesses: readonly string[]): void {
  const openings = openingsOf(move, guesses.slice(0, 3));
  if (openings.length === 0) return notUnderstood(move);
  const opens = distinct([...openings, ...wayBack(move), ...waysOut(move)]);
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
