import { choiceOf, stay } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import type { Repair } from "../understanding";
import type { TurnDraft } from "./turnDraft";
import { pressFor } from "./pressFor";
import { wayBack, waysOut } from "./problem";
import { stepOf } from "./script";

/** Answers what is said when a conversation goes wrong. */
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
    case "undo":
      return undo(draft);
  }
}

/** A card is only known to be in a phone when USOS says so. */
function worked(draft: TurnDraft): void {
  const { signedIn, frame } = draft.chat;
  const step = frame?.offered.includes("next") && !frame.waiting ? stepOf(draft.context.script, frame) : undefined;
  if (step) return pressFor(draft, step, "next");
  const opens = [
    ...wayBack(draft),
    { label: t(signedIn ? "menu.status" : "button.menu"), dialog: signedIn ? "status" : "menu" },
  ];
  draft.apply(stay({ say: [{ text: t(signedIn ? "says.worked" : "says.glad"), opens }] }));
}

/** Before the decisive press nothing has been done, and that may be said. */
function undo(draft: TurnDraft): void {
  const { frame } = draft.chat;
  const step = frame ? stepOf(draft.context.script, frame) : undefined;
  if (step?.undo) return draft.apply(step.undo);
  if (!step || !Object.keys(step.on).some((name) => choiceOf(step.on, name)?.pressOnly)) return cancel(draft);
  const isCardKept = frame?.dialog === "revoke" && frame.data["what"] === "card";
  const text = t(isCardKept ? "says.stillValid" : "says.unchanged");
  draft.apply({ to: { kind: "open", dialog: "menu" }, say: [{ text }], noReturn: true });
}

/** Leaves what was begun. What is under way is not stopped by it, and must not sound so. */
export function cancel(draft: TurnDraft): void {
  const { frame } = draft.chat;
  const step = frame ? stepOf(draft.context.script, frame) : undefined;
  const left = draft.chat.trail.at(-1);
  const undo = step?.undo ?? (left && stepOf(draft.context.script, left)?.undo);
  if (undo) return draft.apply(undo);
  if (step?.passing) return draft.apply(stay({ say: [{ text: t("says.underWay") }] }));
  const say = (frame?.dialog ?? "menu") === "menu" ? [] : [{ text: t("cancelled") }];
  draft.apply({ to: { kind: "open", dialog: "menu" }, say, noReturn: true });
}
