import { z } from "zod";
import { inThePhone, ofCodes, seen } from "./code";
import { card } from "./kit/card";
import { dialog, go, likeliestOf, open, stay, type Data, type RepliesTo, type Typed } from "./kit/dialog";
import { cardStateOf } from "./kit/cardState";
import type { CardFacts } from "./kit/facts";
import { reasonTold } from "./kit/reason";
import { t, type Words, wordsSchema } from "./kit/text";

/** The answer to «jednak nie» after ordering: the order goes on, and the answer must not suggest otherwise. */
const stands = stay({
  say: [
    {
      text: t("says.orderStands"),
      opens: [
        { label: t("menu.revoke"), dialog: "revoke" },
        { label: t("button.menu"), dialog: "menu" },
        { label: t("button.human"), dialog: "escalate", data: { dialog: "order" } },
      ],
    },
  ],
});

const waiting: RepliesTo<Data> = {
  situation: "placed",
  on: { done: stay({ say: [{ text: t("says.willTell") }] }), decline: stands },
};

/** Intents of the questions students ask before they decide to order. Other questions are answered as anywhere else. */
const beforeDeciding: ReadonlySet<string> = new Set(["order", "revoke", "plastic", "yes", "next"]);

function reassured({ heard }: Pick<Typed<unknown>, "heard">) {
  const wish = likeliestOf(heard) ?? "order";
  return beforeDeciding.has(wish) && heard.intent !== "plastic"
    ? stay({ say: [{ text: t("order.asked") }] }, true)
    : undefined;
}

/** Places an order: one press places it exactly once, even if the network fails. */
export const order = dialog({
  id: "order",
  version: 1,
  first: "check",
  data: z.object({
    words: wordsSchema.optional(),
    /** `shown`: the codes have been shown since. `collected`: the card is in the phone. */
    shown: z.enum(["yes"]).optional(),
    collected: z.enum(["yes"]).optional(),
  }),
  needsAccount: true,
  title: t("order.title"),
  button: t("menu.order"),
  intents: { order: { gloss: "get a card, place an order" } },
  inMenu: [{ page: "main", at: { none: 10 } }],
  steps: {
    check: {
      reads: ["card"],
      enter: ({ context }) => instead(context.fact("card")),
      ask: () =>
        card({
          title: t("order.title"),
          text: [t("order.ready"), t("order.before")],
        }),
      on: {
        place: {
          label: t("order.place"),
          said: t("said.place"),
          style: "primary",
          pressOnly: true,
          sayable: {
            asked:
              /(?<!\p{L})(?:zamawiam|zam[oó]w|zamawiaj|order it|place (?:it|the order)|замовляю|замов|замовляй)(?!\p{L})/iu,
            named: /(?<!\p{L})(?:zam[oó]wi(?!eni)\p{L}*|zamaw\p{L}*|order|замов(?!лен)\p{L}*)(?!\p{L})/iu,
          },
          then: go("placing", {}, { effects: [{ kind: "order.place" }], noReturn: true }),
        },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        menu: open("menu"),
      },
      replies: { situation: "order", on: { accept: "place", ask: reassured } },
    },
    cannot: {
      ask: ({ data: { words: why }, context: { institution } }) =>
        card({ title: t("order.cannotTitle"), text: [t("order.cannot"), ...reasonTold(why, institution)] }),
      on: {
        eligibility: { label: t("order.whatToDo"), style: "primary", then: open("eligibility") },
        status: { label: t("menu.status"), then: open("status") },
        human: open("escalate", { dialog: "order", step: "cannot" }),
        menu: open("menu"),
      },
    },
    placing: {
      passing: true,
      ask: () => card({ text: t("order.placing") }),
      on: {},
      onHappening: {
        orderPlaced: () => go("placed", {}, { noReturn: true }),
        orderExists: () => go("exists", {}, { noReturn: true }),
        orderRefused: ({ happening: { words: why } }) => go("cannot", refusal(why), { noReturn: true }),
        orderUnclear: () => go("unclear", {}, { noReturn: true }),
        blocked: ({ happening: { obstacle } }) =>
          go("blocked", {}, { say: [{ text: t(`obstacle.${obstacle.code}`) }], noReturn: true }),
      },
    },
    placed: {
      undo: stands,
      ask: () =>
        card({
          title: t("order.placedTitle"),
          text: [t("order.placed"), t("order.canLeave")],
          image: { name: "waiting", alt: t("order.waitingAlt") },
        }),
      on: {
        status: { label: t("menu.status"), then: open("status") },
        activate: { label: t("order.meanwhile"), then: open("activate") },
        menu: open("menu"),
      },
      replies: ({ shown, collected }) => (collected ? inThePhone : shown ? seen : waiting),
      // The codes arrive while this step is current, and what is typed then is about them.
      remembers: ofCodes,
    },
    exists: {
      undo: stands,
      ask: () => card({ text: t("order.exists") }),
      on: { status: { label: t("menu.status"), style: "primary", then: open("status") }, menu: open("menu") },
    },
    unclear: {
      undo: stands,
      ask: () => card({ title: t("order.unclearTitle"), text: t("order.unclear") }),
      on: {
        status: { label: t("order.checkAgain"), style: "primary", then: open("status") },
        human: open("escalate", { dialog: "order", step: "unclear", error: "orderUnclear" }),
        menu: open("menu"),
      },
    },
    blocked: {
      ask: () => card({ text: t("order.notPlaced") }),
      on: {
        again: { label: t("button.~again"), style: "primary", then: go("check") },
        human: open("escalate", { dialog: "order", step: "blocked" }),
        menu: open("menu"),
      },
    },
  },
});

/** Where a wish to order leads when there is something else to do first, or nothing to be ordered. */
function instead({ orders, whyCannotOrder }: CardFacts) {
  switch (cardStateOf(orders, whyCannotOrder === null)) {
    case "ready":
    case "extensionReady":
      return open("code");
    case "ordered":
    case "extending":
      return whyCannotOrder ? open("status") : undefined;
    case "mayExtend":
      return open("extend");
    case "active":
      return open("status");
    default:
      return whyCannotOrder ? go("cannot", refusal(whyCannotOrder)) : undefined;
  }
}

const refusal = (why: Words | undefined) => ({ words: why ?? undefined });
