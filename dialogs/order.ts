import { z } from "zod";
import { endings } from "./endings";
import { card } from "./kit/card";
import { dialog, go, likeliestOf, open, stay, type Typed } from "./kit/dialog";
import { cardStateOf, hadCard, hasCard } from "./kit/cardState";
import { currentOrder } from "./kit/currentOrder";
import type { CardFacts } from "./kit/facts";
import { notDoctoral, reasonTold, remedyOf } from "./kit/reason";
import { t, wordsSchema } from "./kit/text";
import { placesOrder, placing } from "./placing";
import { sentence } from "./status";

/** Intents of the questions students ask before they decide to order. Other questions are answered as at any other step. */
const beforeDeciding: ReadonlySet<string> = new Set(["order", "revoke", "plastic", "yes", "next"]);

function reassured({ heard }: Pick<Typed<unknown>, "heard">) {
  const wish = likeliestOf(heard) ?? "order";
  return beforeDeciding.has(wish) && heard.intent !== "plastic"
    ? stay({ say: [{ text: t("order.asked") }] }, true)
    : undefined;
}

const data = z.object({
  words: wordsSchema.optional(),
  /** The student had a card before. */
  had: z.enum(["yes"]).optional(),
  shown: z.enum(["yes"]).optional(),
  collected: z.enum(["yes"]).optional(),
  moved: z.enum(["yes"]).optional(),
  /** The student wants a new order instead of the one there is. */
  anew: z.enum(["yes"]).optional(),
});

/** «Nie zamawiaj jeszcze», «let me think about it», «ще подумаю». */
const holdsBack =
  /(?<!\p{L})(?:(?:nie|don.?t|do not|not|не) (?:zamaw|zamów|zamow|order|place it|замов)|(?:pomyśl|pomysl|przemyśl|zastanowi|подума|think about it|think it over))/iu;

const notOrdered = open("menu", {}, { say: [{ text: t("order.nothingOrdered") }] });

/** Places an order: one press places it exactly once, even if the network fails. */
export const order = dialog({
  id: "order",
  version: 1,
  first: "check",
  data,
  needsAccount: true,
  title: t("order.title"),
  button: t("menu.order"),
  intents: {
    order: { gloss: "get a card, place an order" },
    orderAnew: { label: t("menu.orderAgain"), data: { anew: "yes" } },
  },
  inMenu: [{ page: "main", at: { none: 10 } }],
  steps: {
    check: {
      reads: ["card"],
      enter: ({ data: { anew }, context }) => {
        const facts = context.fact("card");
        return (anew && insteadOfAnew(facts)) ?? instead(facts);
      },
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
          sayable: "card",
          then: placesOrder,
        },
        notNow: { label: t("order.notNow"), then: notOrdered },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        menu: open("menu"),
      },
      explains: [{ about: holdsBack, text: t("order.nothingOrdered") }],
      replies: { situation: "order", on: { accept: "place", ask: reassured, decline: "notNow" } },
    },
    underWay: {
      reads: ["card"],
      looksAgain: go("check"),
      ask: ({ context }) => {
        const { orders } = context.fact("card");
        const current = currentOrder(orders);
        return card({
          title: t("status.title"),
          text: [...(current ? [sentence(current)] : []), t("order.anewAfterCancelling")],
          choices: ["status", hasCard(orders) ? "cancelExtension" : "cancelOrder", "menu"],
        });
      },
      on: {
        status: { label: t("menu.status"), then: open("status") },
        cancelOrder: endings.cancelOrder,
        cancelExtension: endings.cancelExtension,
        menu: open("menu"),
      },
    },
    cannot: {
      explains: notDoctoral,
      looksAgain: go("check", { words: undefined }),
      ask: ({ data: { words: why, had }, context: { institution } }) => {
        const remedy = remedyOf(why, institution, had !== undefined);
        const next = remedy.length > 0 ? ["again"] : ["eligibility", "again"];
        return card({
          title: t("order.cannotTitle"),
          text: [t("order.cannot"), ...reasonTold(why, institution), ...remedy],
          choices: [...next, "human", "menu"],
          primary: next[0],
        });
      },
      on: {
        eligibility: { label: t("order.whatToDo"), then: open("eligibility") },
        again: { label: t("eligibility.checkAgain"), then: go("check", { words: undefined }) },
        human: open("escalate", { dialog: "order", step: "cannot" }),
        menu: open("menu"),
      },
    },
    ...placing<z.infer<typeof data>>({
      dialog: "order",
      asks: "check",
      guide: "activate",
      placing: card({ text: t("order.placing") }),
      placed: card({
        title: t("order.placedTitle"),
        text: [t("order.placed"), t("order.canLeave")],
        image: { name: "waiting", alt: t("order.waitingAlt") },
      }),
      notPlaced: card({ text: t("order.notPlaced") }),
    }),
  },
});

/** Where a wish for a new order leads while there is an order or a card. */
function insteadOfAnew({ orders, whyCannotOrder }: CardFacts) {
  switch (cardStateOf(orders, whyCannotOrder === null)) {
    case "ordered":
    case "extending":
      return go("underWay");
    case "ready":
    case "active":
      return open("newPhone");
    default:
      return undefined;
  }
}

/** Where a wish to order leads if something else must be done first, or nothing can be ordered. */
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
      return whyCannotOrder
        ? go("cannot", { words: whyCannotOrder, had: hadCard(orders) ? "yes" : undefined })
        : undefined;
  }
}
