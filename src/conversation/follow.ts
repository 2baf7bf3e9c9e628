import { choiceOf, open, stay, type Data, type Step } from "../../dialogs/kit/dialog";
import type { Opening } from "../../dialogs/kit/card";
import { fitted } from "../../dialogs/kit/letter";
import { t, wordsIn } from "../../dialogs/kit/text";
import {
  asksForHuman,
  fold,
  foldParts,
  isDenial,
  isUnhelped,
  tellsOfFault,
  tellsOfSuccess,
  type Understood,
} from "../understanding";
import { contextOf } from "./frames";
import { goodbye } from "./goodbye";
import { distinct } from "./openings";
import { pressFor } from "./pressFor";
import { notUnderstood, wayBack, waysOut } from "./problem";
import { isQuestion, questionBehind } from "./question";
import { cancel, repair } from "./repair";
import { sameAgain } from "./sameAgain";
import { dialogOf, stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";
import { nextStep } from "./whatNow";
import { stillThere } from "./wayBackTyped";
import { letterBegun } from "./letterBegun";

/** Does what an intent is for: presses an answer of the card, obeys a command, or opens a dialog. */
export function follow(draft: TurnDraft, typed: string, text: string): void {
  const intent = meantHere(draft, typed, text);
  if (Object.hasOwn(answers, intent)) return answer(draft, intent, text);
  if (intent === "human") return callHuman(draft, text);
  if (intent === "bye") return goodbye(draft, text, undefined);
  // «Don’t go back to the guide»
  if (intent === "back" && isDenial(fold(text).split(" ").slice(0, 2).join(" "))) return answer(draft, "no", text);
  if (intent === "back" || intent === "cancel" || intent === "menu" || intent === "language") {
    return obey(draft, intent);
  }
  const opening = draft.context.script.intents[intent];
  if (!opening) return notUnderstood(draft);
  if ("says" in opening) return draft.apply(stay({ say: [{ text: opening.says, opens: waysOut(draft) }] }));
  const there = guideInstead(draft, opening);
  const { dialog, data } = there;
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  // «Po polsku» answers the card that asks for the language, so it is pressed there.
  const { to = "" } = data ?? {};
  if (dialog === "language" && to === draft.chat.lang && frame?.dialog !== "language")
    return draft.apply(stay({ say: [{ text: t("language.already") }] }, true));
  if (step && frame.dialog === dialog && choiceOf(step.on, to)) return pressFor(draft, step, to, true);
  draft.apply(stillThere(draft, dialog) ?? sameAgain(draft, there, text) ?? open(dialog, data));
}

/** «How long does it take?» is about what stands on the screen, unless the text says that it is about the codes. */
export function meantHere({ chat: { frame }, context: { script } }: TurnDraft, intent: string, text: string): string {
  const step = frame && stepOf(script, frame);
  return (saysCode.test(text) ? undefined : step?.means?.(frame?.data ?? {}, text)[intent]) ?? intent;
}
const saysCode = /(?<!\p{L})(?:kod|code|код|qr)/iu;

/** «Jak dodać?» means the walkthrough of what the person is doing: of an extension, while they are extending. */
function guideInstead({ chat: { frame, paused }, context: { script } }: TurnDraft, opening: Opening): Opening {
  const inPlaceOf = (id: string): string | undefined => dialogOf(script, id)?.guideInstead?.[opening.dialog];
  const instead = [...(frame ? [frame.dialog] : []), ...Object.keys(paused)].map(inPlaceOf).find(Boolean);
  return instead === undefined ? opening : { label: opening.label, dialog: instead };
}

/** Carries out a command. */
export function obey(draft: TurnDraft, command: Extract<Understood, { kind: "command" }>["command"]): void {
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

export function callHuman(draft: TurnDraft, text = ""): void {
  const { say } = fitted(text.trim());
  draft.apply({ to: { kind: "open", dialog: "escalate", data: letterOf(draft, text) }, say });
}

/**
 * Answers a report of trouble at a place that has no help of its own. Support is offered beside what the student can try, and the letter
 * is opened at once only if they ask for a person or say that help did not help.
 */
function inTrouble(draft: TurnDraft, text: string): void {
  if (asksForHuman(text) || isUnhelped(text)) return callHuman(draft, text);
  if (tellsOfSuccess(text)) return repair(draft, "worked");
  const { signedIn } = draft.chat;
  const back = wayBack(draft);
  const opens = distinct([
    ...back,
    ...(back.some(({ dialog }) => dialog === "resumed") ? [] : [{ label: t("menu.activate"), dialog: "activate" }]),
    ...(signedIn ? [{ label: t("menu.status"), dialog: "status" }] : []),
    { label: t("button.human"), dialog: "escalate", data: letterOf(draft, text) },
  ]);
  draft.apply(stay({ say: [{ text: t("says.trouble"), opens }] }));
}

/** The beginning of a letter to support: where the student is, and what they have written unless it is only a few words. */
export function letterOf(draft: TurnDraft, text: string): Record<string, string> {
  const least = foldParts(text).length > 1 ? wordsBeside : wordsOfALetter;
  return wordsIn(text) >= least ? letterBegun(draft, text) : contextOf(draft.context.script, draft.chat.frame);
}

/** Small answers, and the choices that each may mean, in the order in which they are tried. */
const answers: Readonly<Record<string, readonly string[]>> = {
  yes: ["yes", "next", "confirm", "place", "send", "show"],
  next: ["next", "again"],
  no: ["no"],
  stuck: ["stuck"],
};

/** Presses the choice that a small answer such as «tak» or «dalej» means. */
function answer(draft: TurnDraft, intent: string, text: string): void {
  const { frame } = draft.chat;
  const step = frame && !frame.waiting ? stepOf(draft.context.script, frame) : undefined;
  // «Zeskanowałam i nic, co teraz?» asks what next and reports a problem.
  const isStuck = intent === "next" && tellsOfFault(fold(text)) && frame?.offered.includes("stuck");
  const name = isStuck ? "stuck" : frame?.offered.find((it) => answers[intent]?.includes(it));
  if (step && name && choiceOf(step.on, name)) return pressFor(draft, step, name);
  if (intent === "stuck") return inTrouble(draft, text);
  // «Nie» also answers a question whose «yes» needs a real press.
  if (intent === "no" && step && Object.keys(step.on).some((it) => choiceOf(step.on, it)?.pressOnly))
    return repair(draft, "undo");
  if ((intent === "next" || intent === "yes") && draft.leftGuideStep()) return draft.apply(open("resumed"));
  if ((intent === "next" || intent === "yes") && asksBehind(draft)) return draft.apply({ to: { kind: "back" } });
  // «Tak» below a card that only informs takes up the first thing it offers.
  const [offered = ""] = frame?.offered ?? [];
  if (intent === "yes" && step && frame && isInvitation(step, offered)) return pressFor(draft, step, offered);
  const onward = intent === "next" ? nextStep(draft) : undefined;
  if (onward) return draft.apply(onward);
  // «Dalej» does not answer a question with several choices, and its card still stands.
  if (step && frame && frame.dialog !== "menu" && frame.offered.length > 1 && (intent === "next" || intent === "yes"))
    return draft.apply(stay({ say: [{ text: t("problem.chooseFirst"), opens: wayBack(draft) }] }));
  // «Nie, nie usuwaj, niech będzie» although nothing was about to be done.
  const said = intent === "no" ? t("says.unchanged") : t("problem.answerToNothing");
  draft.apply(stay({ say: [{ text: said, opens: [...wayBack(draft), ...waysOut(draft)] }] }));
}

/** The dialogs that a yes may take up: each opens a card that asks before it does anything. */
const invitations: ReadonlySet<string> = new Set(["order", "extend", "link", "eligibility", "activate", "extendGuide"]);

function isInvitation(step: Step<Data>, name: string): boolean {
  const then = choiceOf(step.on, name)?.then;
  return then !== undefined && typeof then !== "function" && then.to.kind === "open" && invitations.has(then.to.dialog);
}

/** Whether the current card only informs, and an earlier question still waits behind it. */
export function asksBehind({ chat, context: { script } }: TurnDraft): boolean {
  const { frame } = chat;
  const step = frame && stepOf(script, frame);
  if (!step || frame.dialog === "menu" || isQuestion(step, frame)) return false;
  return questionBehind(chat, script) !== undefined;
}
