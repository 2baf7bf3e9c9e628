import { card } from "./kit/card";
import type { Step } from "./kit/dialog";
import { t, verbatim, wordsIn } from "./kit/text";
import { orForLetter } from "./letterLeft";
import {
  answered,
  describe,
  insisted,
  leftOut,
  longestEdit,
  moreOf,
  notSentAsFound,
  refused,
  type Escalation,
} from "./letterMoves";
import { beginsWithYes, fewWords, harmless, isBriefYes, isRatherAWish, leaves, leavesAsItWas } from "./letterWords";

/** Asks whether a text that was typed at a letter belongs to it, or was said to the assistant. The text is kept until that is known. */
export const which: Step<Escalation> = {
  phoneFound: notSentAsFound,
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
  },
  replies: {
    situation: "which",
    on: {
      // A text that ends in «…, thanks!» may be classified as a yes although it says more. That text then joins the letter.
      accept: orForLetter(({ data: { text: before, pending = "" }, text }) =>
        describe(isBriefYes(text) ? pending : `${pending}\n${text}`, { before }),
      ),
      // «Tak, i jeszcze…» begins with a yes and does not ask to leave anything out.
      leave: orForLetter(({ text, data: { text: before } }) =>
        beginsWithYes.test(text) || wordsIn(text) > longestEdit ? undefined : leftOut(before),
      ),
      ask: orForLetter(({ data: { wish }, text, context, heard: { intent } }) =>
        insisted(isRatherAWish(text, intent) ? intent : harmless(wish), context),
      ),
      decline: orForLetter((typed) => (leavesAsItWas(typed.text) ? leftOut(typed.data.text) : refused(typed))),
    },
  },
  text: orForLetter(({ text, data: { text: before, pending }, heard: { intent } }) => {
    if (leavesAsItWas(text)) return leftOut(before);
    if (intent === "yes" && wordsIn(text) <= fewWords) return describe(pending ?? "", { before });
    if (leaves(text, intent)) return leftOut(before);
    // «Tak, dopisz też, że…»
    if (beginsWithYes.test(text)) return describe(`${pending ?? ""}\n${text}`, { before });
    return moreOf(pending, text);
  }),
};
