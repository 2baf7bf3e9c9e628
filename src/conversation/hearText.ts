import { choiceOf, stay } from "../../dialogs/kit/dialog";
import { t, type Lang } from "../../dialogs/kit/text";
import { contextOf, type Move } from "./move";
import { problem, waysOut } from "./problem";
import { stepOf } from "./script";

/** What the understanding made of a text; see src/understanding. */
export type Understood =
  | { readonly kind: "command"; readonly command: "menu" | "cancel" | "back" | "human" | "language" }
  | { readonly kind: "sure"; readonly intent: string; readonly lang: Lang }
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
  if (text.replace(/[\s\p{Cf}]/gu, "") === "") return problem(move, t("problem.emptyText"));
  if (frame && step?.text && !frame.waiting) {
    const next = step.text(text, frame.data, move.sight());
    if (next) return move.apply(next);
  }
  const { answering } = move.person;
  if (answering !== undefined && isSaidToPeople(text, understood)) {
    delete move.person.answering;
    return move.apply(move.around.script.writeBack(answering, text));
  }
  guessLanguage(move, understood.lang);
  if (understood.kind === "sure") return follow(move, understood.intent);
  if (understood.kind === "unsure") return offer(move, understood.guesses);
  if (text.length > longestText) return move.apply(tooLong());
  move.apply(stay({ say: [{ text: t("problem.notUnderstood"), opens: waysOut(move) }] }));
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
  if (!opening) return move.apply(stay({ say: [{ text: t("problem.notUnderstood"), opens: waysOut(move) }] }));
  if ("says" in opening) return move.apply(stay({ say: [{ text: opening.says, opens: waysOut(move) }] }));
  const { dialog, data } = opening;
  move.apply({ to: data ? { kind: "open", dialog, data } : { kind: "open", dialog } });
}

/** «Tak», «dalej»: pressed on the person's behalf, unless the choice wants a real press. */
function answer(move: Move, intent: string): void {
  const { frame } = move.person;
  const step = frame && !frame.waiting ? stepOf(move.around.script, frame) : undefined;
  const name = frame?.offered.find((it) => answers[intent]?.includes(it));
  const choice = step && name ? choiceOf(step.on, name) : undefined;
  if (choice?.pressOnly) return problem(move, t("problem.pressButton"));
  if (choice) return move.choose(choice.then, "");
  if (intent === "stuck") return callHuman(move);
  move.apply(stay({ say: [{ text: t("problem.answerToNothing"), opens: waysOut(move) }] }));
}

function offer(move: Move, guesses: readonly string[]): void {
  const openings = guesses.slice(0, 3).flatMap((it) => {
    const opening = move.around.script.intents[it];
    return opening && "dialog" in opening ? [opening] : [];
  });
  const opens = [...openings, ...waysOut(move)];
  move.apply(stay({ say: [{ text: t(openings.length > 0 ? "problem.unsure" : "problem.notUnderstood"), opens }] }));
}

/** The first words somebody writes tell their language better than their client's settings do. */
function guessLanguage(move: Move, lang: Lang | undefined): void {
  if (!lang || move.person.langChosen) return;
  move.person.lang = lang;
}
