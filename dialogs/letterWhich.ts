import { card } from "./kit/card";
import { go, type Step } from "./kit/dialog";
import { t, verbatim } from "./kit/text";
import { answered, describe, leftOut, notSentAsFound, type Escalation } from "./letterMoves";
import { takingText, typedAnywhere } from "./letterTurn";

/** Asks whether a text that was typed at a letter belongs to it, or was said to the assistant. The text is kept until that is known. */
export const which: Step<Escalation> = {
  phoneFound: notSentAsFound,
  undo: go("dropped", { pending: undefined, wish: undefined }),
  ask: ({ data: { text, pending, wish, anew }, context }) => {
    const opening = wish === undefined ? undefined : context.opening(wish);
    const mayBeAll = text !== undefined && anew !== undefined;
    return card({
      text: [t(mayBeAll ? "escalate.whichWhole" : "escalate.which"), verbatim(pending ?? ""), t("escalate.wayBack")],
      ...(opening && { opens: [opening] }),
      choices: ["add", ...(mayBeAll ? ["whole"] : []), "forYou"],
    });
  },
  on: {
    add: {
      label: t("escalate.add"),
      said: t("said.add"),
      style: "primary",
      then: ({ data: { text, pending } }) => describe(pending ?? "", { before: text }),
    },
    whole: {
      label: t("escalate.whole"),
      said: t("said.whole"),
      then: ({ data: { text, pending } }) => describe(pending ?? "", { replaced: text }),
    },
    forYou: { label: t("escalate.forYou"), said: t("said.forYou"), then: ({ data }) => answered(data) },
    leave: { said: t("said.leaveOut"), typedOnly: true, then: ({ data: { text } }) => leftOut(text) },
    ...typedAnywhere,
  },
  ...takingText("which", "which"),
};
