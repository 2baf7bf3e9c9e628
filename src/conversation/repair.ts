import { choiceOf, stay } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import type { Repair } from "../understanding";
import type { Move } from "./move";
import { pressFor } from "./pressFor";
import { wayBack, waysOut } from "./problem";
import { stepOf } from "./script";

/** Answers what is said when a conversation goes wrong. */
export function repair(move: Move, it: Repair): void {
  const { frame } = move.person;
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
    case "worked":
      return worked(move);
    case "undo":
      return undo(move);
  }
}

/** A card is only known to be in a phone when USOS says so. */
function worked(move: Move): void {
  const { signedIn, frame } = move.person;
  const step = frame?.offered.includes("next") && !frame.waiting ? stepOf(move.around.script, frame) : undefined;
  if (step) return pressFor(move, step, "next");
  const opens = [
    ...wayBack(move),
    { label: t(signedIn ? "menu.status" : "button.menu"), dialog: signedIn ? "status" : "menu" },
  ];
  move.apply(stay({ say: [{ text: t(signedIn ? "says.worked" : "says.glad"), opens }] }));
}

/** Before the decisive press nothing has been done, and that may be said. */
function undo(move: Move): void {
  const { frame } = move.person;
  const step = frame ? stepOf(move.around.script, frame) : undefined;
  if (step?.undo) return move.apply(step.undo);
  if (!step || !Object.keys(step.on).some((name) => choiceOf(step.on, name)?.pressOnly)) return cancel(move);
  const isCardKept = frame?.dialog === "revoke" && frame.data["what"] === "card";
  const text = t(isCardKept ? "says.stillValid" : "says.unchanged");
  move.apply({ to: { kind: "open", dialog: "menu" }, say: [{ text }], noReturn: true });
}

/** Leaves what was begun. What is under way is not stopped by it, and must not sound so. */
export function cancel(move: Move): void {
  const { frame } = move.person;
  const step = frame ? stepOf(move.around.script, frame) : undefined;
  if (step?.passing) return move.apply(stay({ say: [{ text: t("says.underWay") }] }));
  const say = (frame?.dialog ?? "menu") === "menu" ? [] : [{ text: t("cancelled") }];
  move.apply({ to: { kind: "open", dialog: "menu" }, say, noReturn: true });
}
