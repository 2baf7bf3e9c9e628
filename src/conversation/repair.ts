import { choiceOf, stay } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import type { Repair } from "../understanding";
import { lookAgain } from "./lookAgain";
import type { TurnDraft } from "./turnDraft";
import { pressFor } from "./pressFor";
import { wayBack, waysOut } from "./problem";
import { isQuestion } from "./question";
import { stepOf } from "./script";

/** Answers a message about the conversation itself, such as that it has gone wrong. */
export function repair(draft: TurnDraft, it: Repair): void {
  const { frame } = draft.chat;
  switch (it) {
    case "repeat":
      return draft.apply(stay({}, true));
    case "restart":
      return draft.apply({ to: { kind: "open", dialog: frame?.progress === undefined ? "menu" : frame.dialog } });
    case "misunderstood":
      return draft.apply(
        stay({ say: [{ text: t("problem.misunderstood"), opens: [...wayBack(draft), ...waysOut(draft)] }] }),
      );
    case "wait":
      return draft.apply(stay({ say: [{ text: t("says.waiting"), opens: wayBack(draft) }] }));
    case "worked":
      return worked(draft);
    case "lookAgain":
      return draft.apply(lookAgain(draft));
    case "undo":
      return undo(draft);
  }
}

/**
 * Answers «it works»: goes on with the guide, or offers to look at the status, because only USOS can confirm that a card is in the phone.
 */
function worked(draft: TurnDraft): void {
  const { signedIn, frame } = draft.chat;
  const step = frame?.offered.includes("next") && !frame.waiting ? stepOf(draft.context.script, frame) : undefined;
  if (step) return pressFor(draft, step, "next");
  const opens = [
    ...wayBack(draft),
    { label: t(signedIn ? "menu.status" : "button.menu"), dialog: signedIn ? "status" : "menu" },
  ];
  const effects = signedIn ? [{ kind: "order.installed" } as const] : [];
  draft.apply(stay({ say: [{ text: t(signedIn ? "says.worked" : "says.glad"), opens }], effects }));
}

/** Dialogs whose last press ends the card in the phone. */
const endsCards: ReadonlySet<string> = new Set(["revoke", "newPhone"]);

/** Answers «I changed my mind». Before the press that decides, nothing has been done, so the answer may say so. */
function undo(draft: TurnDraft): void {
  const { frame } = draft.chat;
  const step = frame ? stepOf(draft.context.script, frame) : undefined;
  if (step?.undo) return draft.apply(step.undo);
  const decides = step && Object.keys(step.on).some((name) => choiceOf(step.on, name)?.pressOnly);
  const isCardKept =
    frame?.data["what"] === "card" && (decides ? endsCards.has(frame.dialog) : frame.dialog === "lostPhone");
  if (!decides && !isCardKept) return cancel(draft);
  const text = t(isCardKept ? "says.stillValid" : "says.unchanged");
  draft.apply({ to: { kind: "open", dialog: "menu" }, say: [{ text }], noReturn: true });
}

/**
 * Leaves what the person started. An action that is already under way is not stopped by it, and the answer must not suggest that it was.
 */
export function cancel(draft: TurnDraft): void {
  const { frame } = draft.chat;
  const step = frame ? stepOf(draft.context.script, frame) : undefined;
  const isAsked = step && frame ? isQuestion(step, frame) : false;
  // A card that waits for an answer is what is cancelled; beside one that only informs, it is what was left for it.
  const left = isAsked ? undefined : draft.chat.trail.at(-1);
  const undo = step?.undo ?? (left && stepOf(draft.context.script, left)?.undo);
  if (undo) return draft.apply(undo);
  if (step?.passing) return draft.apply(stay({ say: [{ text: t("says.underWay") }] }));
  // A card that only informs has started nothing, so nothing can be said to stop.
  const text = t(isAsked ? "cancelled" : "says.unchanged");
  const say = (frame?.dialog ?? "menu") === "menu" ? [] : [{ text }];
  draft.apply({ to: { kind: "open", dialog: "menu" }, say, noReturn: true });
}
