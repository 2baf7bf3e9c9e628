import { z } from "zod";
import { card, type Card, type Fact } from "./kit/card";
import { cardStateOf, installedByWord, type CardState } from "./kit/cardState";
import { dialog, go, open, type StepContext } from "./kit/dialog";
import { notDoctoral, reasonOf, reasonTold } from "./kit/reason";
import { t } from "./kit/text";
import { conditionsBeside, remediesOf, type WhyNot } from "./kit/whyNot";

/** «Can I get it?»: the institution's conditions, what USOS says about each, and what to do about those that are not met. */
export const eligibility = dialog({
  id: "eligibility",
  version: 1,
  first: "look",
  data: z.object({}),
  title: t("eligibility.title"),
  button: t("menu.eligibility"),
  intents: { eligibility: { gloss: "may I have one, why can I not order, which conditions" } },
  inMenu: [{ page: "main", at: { signedOut: 20, none: 20, refused: 10 } }],
  steps: {
    look: {
      enter: ({ context: { linked } }) => go(linked ? "mine" : "general"),
      ask: () => null,
      on: {},
    },
    general: {
      saysAll: true,
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
      looksAgain: go("mine"),
      explains: notDoctoral,
      ask: ({ context }) => {
        const { orders, whyCannotOrder: why } = context.fact("card");
        const state = cardStateOf(orders, why === null);
        return state === "none" ? judged(context) : hasOne(state, context);
      },
      on: {
        order: { label: t("menu.order"), then: open("order") },
        code: { label: t("code.show"), then: open("code", { ask: "now" }) },
        extend: { label: t("menu.extend"), then: open("extend") },
        whenExtend: { label: t("extend.when"), then: open("extend") },
        status: { label: t("menu.status"), then: open("status") },
        again: { label: t("eligibility.checkAgain"), then: go("mine") },
        human: open("escalate", { dialog: "eligibility", step: "mine" }),
        menu: open("menu"),
      },
    },
  },
});

/** Shown instead of the conditions to students who already have a card or an order. */
function hasOne(state: Exclude<CardState, "none">, context: StepContext): Card {
  const { whyCannotOrder, orders } = context.fact("card");
  const [primary, ...rest] = nextOf[state];
  return {
    title: t("eligibility.title"),
    text: [
      t(`eligibility.has.${state}`),
      ...(state === "active" && !installedByWord(orders) ? reasonTold(whyCannotOrder, context.institution) : []),
    ],
    choices: [primary, ...rest, "again", "human", "menu"],
    primary,
  };
}

const nextOf = {
  ordered: ["status"],
  extending: ["status"],
  ready: ["code", "status"],
  extensionReady: ["code", "status"],
  active: ["status", "whenExtend"],
  mayExtend: ["extend", "status"],
} as const;

/** USOS's own answer decides. The card shows USOS's reason first, then what to do about it; the conditions only explain it. */
function judged(context: StepContext): Card {
  const { institution } = context;
  const said: WhyNot = { card: context.fact("card"), eligibility: context.fact("eligibility") };
  const { whyCannotOrder: why } = said.card;
  const mends = remediesOf(said, institution);
  const next = why ? ["again"] : ["order", "again"];
  // Only people can help with a reason that nothing is known about.
  const isUnknown = why !== null && reasonOf(why, institution) === undefined && mends.length === 0;
  return {
    title: t("eligibility.title"),
    text: why
      ? [t("eligibility.no"), ...reasonTold(why, institution), ...(isUnknown ? [t("reason.unknown.mend")] : mends)]
      : t("eligibility.yes"),
    facts: conditionsBeside(said, institution).map(({ condition, holds }): Fact => ({
      name: t(`condition.${condition}.name`),
      mark: holds,
    })),
    choices: isUnknown ? ["human", ...next, "menu"] : [...next, "human", "menu"],
    primary: isUnknown ? "human" : next[0],
  };
}
