import { z } from "zod";
import { card, type Fact } from "./kit/card";
import { cardInPhone, cardStateOf, hadCard, installedByWord, type CardState } from "./kit/cardState";
import { dialog, go, likeliestOf, open, stay, type StepContext } from "./kit/dialog";
import type { CardFacts } from "./kit/facts";
import { plasticCardIs } from "./kit/institution";
import { wayToCard } from "./kit/possible";
import { reasonOf, reasonTold, remedyOf } from "./kit/reason";
import { day, t, wordsSchema, type Text, type Words } from "./kit/text";
import { placesOrder, placing } from "./placing";

const data = z.object({
  words: wordsSchema.optional(),
  shown: z.enum(["yes"]).optional(),
  collected: z.enum(["yes"]).optional(),
  moved: z.enum(["yes"]).optional(),
});

/**
 * Extends the card in the phone: says whether USOS allows it, orders the extension with one press, and leads to its own
 * walkthrough.
 */
export const extend = dialog({
  id: "extend",
  version: 1,
  first: "look",
  data,
  needsAccount: true,
  title: t("extend.title"),
  button: t("menu.extend"),
  guideInstead: { activate: "extendGuide" },
  intents: { extend: { gloss: "a longer validity of the card" } },
  inMenu: [
    { page: "main", at: { mayExtend: 10 } },
    { page: "main", at: { active: 20 }, choice: "whenExtend", label: t("extend.when") },
  ],
  steps: {
    look: {
      reads: ["card"],
      looksAgain: go("look"),
      ask: ({ context }) => {
        const { orders, whyCannotOrder: why } = context.fact("card");
        const state = cardStateOf(orders, why === null);
        const [primary, ...rest] = choicesIn(state, context);
        return card({
          title: t("extend.title"),
          text: textIn(state, orders, why, context),
          facts: untilNow(orders),
          choices: [primary, ...rest, "menu"],
          primary,
        });
      },
      on: {
        place: {
          label: t("extend.order"),
          said: t("said.placeExtension"),
          pressOnly: true,
          sayable: "extension",
          then: placesOrder,
        },
        order: { label: t("menu.order"), then: open("order") },
        code: { label: t("code.show"), then: open("code", { ask: "now" }) },
        activate: { label: t("button.walkthrough"), then: open("activate") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        guide: { label: t("extend.guide"), then: open("extendGuide") },
        status: { label: t("menu.status"), then: open("status") },
        seen: {
          typedOnly: true,
          label: t("status.seen"),
          said: t("said.seen"),
          then: stay({
            say: [{ text: [t("says.worked"), t("extend.later")] }],
            effects: [{ kind: "order.installed" }],
          }),
        },
        again: { label: t("eligibility.checkAgain"), then: go("look") },
        reminders: { label: t("menu.reminders"), then: open("reminders") },
        human: open("escalate", { dialog: "extend", step: "look" }),
        menu: open("menu"),
      },
      replies: {
        situation: "order",
        on: {
          accept: "place",
          // «Extend» alone is misread as a refusal, because a refusal is as short.
          decline: ({ heard }) =>
            likeliestOf(heard) === "extend"
              ? go("look")
              : open("menu", {}, { say: [{ text: t("says.unchanged") }], noReturn: true }),
        },
      },
    },
    cannot: {
      looksAgain: go("look"),
      ask: ({ data: { words: why }, context }) =>
        card({ title: t("extend.title"), text: [t("extend.cannot"), ...whyNot(why, context)] }),
      on: {
        again: { label: t("eligibility.checkAgain"), style: "primary", then: go("look") },
        human: open("escalate", { dialog: "extend", step: "cannot" }),
        menu: open("menu"),
      },
    },
    ...placing<z.infer<typeof data>>({
      dialog: "extend",
      asks: "look",
      guide: "extendGuide",
      placing: card({ text: t("extend.placing") }),
      placed: card({
        title: t("extend.placedTitle"),
        text: [t("extend.placed"), t("order.canLeave")],
        image: { name: "waiting", alt: t("order.waitingAlt") },
      }),
      notPlaced: card({ text: t("extend.notPlaced") }),
    }),
  },
});

function textIn(state: CardState, orders: CardFacts["orders"], why: Words | null, context: StepContext): Text[] {
  switch (state) {
    case "none":
      return [
        t("extend.noCard"),
        ...(why
          ? [...reasonTold(why, context.institution), ...remedyOf(why, context.institution, hadCard(orders))]
          : [t("order.ready")]),
      ];
    case "ordered":
      return [t("extend.firstOrder"), t("extend.later")];
    case "ready":
      return [t("extend.firstCode"), t("extend.later")];
    case "extending":
      return [t("extend.underWay")];
    case "extensionReady":
      return [t("extend.codeWaits")];
    case "mayExtend":
      return [t("extend.canOrder"), t("extend.how")];
    case "active":
      // USOS's reason is then that codes wait.
      return installedByWord(orders)
        ? [t("extend.unconfirmed"), t("extend.later")]
        : [t("extend.cannot"), ...whyNot(why ?? undefined, context)];
  }
}

/** USOS's reason and its remedy. If USOS gives no reason, the usual first step at this university is explained. */
function whyNot(why: Words | undefined, { institution }: StepContext): Text[] {
  const told = reasonTold(why, institution);
  if (told.length === 0) return plasticCardIs(institution) === "required" ? [t("extend.reasonOffice")] : [];
  switch (reasonOf(why, institution)) {
    case "plasticCardExtended":
      return [...told, t("extend.office")];
    case "cardThere":
      return [...told, t("reason.cardThere.mend")];
    default:
      return [...told, ...remedyOf(why, institution, true)];
  }
}

/** The choices in each state, most likely first. */
function choicesIn(state: CardState, context: StepContext): readonly [string, ...string[]] {
  switch (state) {
    case "none":
      return [wayToCard(context)];
    case "ready":
      return ["code", "activate"];
    case "extensionReady":
      return ["code", "guide"];
    case "ordered":
      return ["status"];
    case "extending":
      return ["status", "guide"];
    case "mayExtend":
      return ["place", "guide"];
    case "active":
      return ["again", "status", "reminders", "human"];
  }
}

/** The date that an extension changes. */
const untilNow = (orders: CardFacts["orders"]): Fact[] => {
  const until = cardInPhone(orders)?.expiresAt;
  return until ? [{ name: t("fact.expiresAt"), value: t("plain", { value: day(until) }) }] : [];
};
