import { z } from "zod";
import { card, type Fact } from "./kit/card";
import { dialog, go, open } from "./kit/dialog";
import type { EligibilityFacts } from "./kit/facts";
import { inWordsOf, t, type Text } from "./kit/text";

/** «Can I get it?»: the institution's conditions, what USOS says about each, and what to do about those that are not met. */
export const eligibility = dialog({
  id: "eligibility",
  version: 1,
  first: "look",
  data: z.object({}),
  title: t("eligibility.title"),
  button: t("menu.eligibility"),
  intents: { eligibility: { gloss: "may I have one, why can I not order, which conditions" } },
  inMenu: [{ page: "main", at: { signedOut: 20, none: 20 } }],
  steps: {
    look: {
      enter: ({ context: { linked } }) => go(linked ? "mine" : "general"),
      ask: () => null,
      on: {},
    },
    general: {
      ask: ({ context: { institution } }) =>
        card({
          title: t("eligibility.title"),
          text: [t("eligibility.signInToCheck"), t("eligibility.general")],
          facts: (institution.ruleSets[institution.rules]?.conditions ?? []).map((it): Fact => ({
            name: t(`condition.${it}.name`),
          })),
        }),
      on: {
        link: { label: t("menu.link"), style: "primary", then: open("link", { then: "eligibility" }) },
        menu: open("menu"),
      },
    },
    mine: {
      reads: ["eligibility", "card"],
      ask: ({ context }) => {
        const facts = context.fact("eligibility");
        const why = context.fact("card").whyCannotOrder;
        return card({
          title: t("eligibility.title"),
          text: [
            verdict(why, facts),
            ...inWordsOf(why).map((text) => t("eligibility.usosSays", { words: { text } })),
            ...advice(facts),
          ],
          facts: facts.conditions.map(({ condition, holds }): Fact => ({
            name: t(`condition.${condition}.name`),
            mark: holds,
          })),
          choices: [...(why ? ["status"] : ["order"]), "again", "human", "menu"],
        });
      },
      on: {
        order: { label: t("menu.order"), style: "primary", then: open("order") },
        status: { label: t("menu.status"), then: open("status") },
        again: { label: t("eligibility.checkAgain"), then: go("mine") },
        human: open("escalate", { dialog: "eligibility", step: "mine" }),
        menu: open("menu"),
      },
    },
  },
});

/** USOS's own answer decides; the conditions only explain it. */
function verdict(why: unknown, { excluded }: EligibilityFacts): Text {
  if (!why) return t("eligibility.yes");
  return t(excluded ? "eligibility.noDoctoral" : "eligibility.no");
}

function advice({ conditions }: EligibilityFacts): Text[] {
  return conditions.filter(({ holds }) => holds === "unmet").map(({ condition }) => t(`condition.${condition}.mend`));
}
