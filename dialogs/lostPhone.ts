import { z } from "zod";
import { card } from "./kit/card";
import { hasCard } from "./kit/cardState";
import { endings } from "./endings";
import { currentOrder, isOver } from "./kit/currentOrder";
import { dialog, go, open } from "./kit/dialog";
import { wayToCard } from "./kit/possible";
import { t } from "./kit/text";

/** The answer to «I found it» while nothing has been done yet. */
export const nothingBlocked = open("menu", {}, { say: [{ text: t("lostPhone.nothingBlocked") }] });

/** «Lepiej teraz zablokować czy poczekać?» */
const asksWhetherNow =
  /(?:teraz|now|зараз|już|juz|вже|block|zablok|заблок).{0,60}(?<!\p{L})(?:czy|or|чи)(?!\p{L}).{0,40}(?:czeka|wait|чека|później|pozniej|later|потім)/iu;

/** «Czyli na skradzionym telefonie już nie działa?», «the thief can't use it, right?» */
const asksIfUsable =
  /(?<!\p{L})(?:złodzie|zlodzie|użyje|uzyje|działa|dziala|thief|use it|used|works?|злоді|скориста|працю|діє|діятиме)/iu;
/** «Jak to nie mam, przecież pokazywałem ją w kinie!» */
const saysItWasThere =
  /(?<!\p{L})(?:jak to|przecież|przeciez|ale mia[lł]|but i|i had|i used|i showed|як це|як це так|адже|я ж)(?!\p{L})/iu;

const onlyRevokes = open("revoke", { only: "yes" });

/** For a phone that is lost or in other hands: asks whether only to block the card, or also to set it up on another phone. */
export const lostPhone = dialog({
  id: "lostPhone",
  version: 1,
  first: "look",
  data: z.object({
    /** Whether a card in a phone stands, or only an order. */
    what: z.enum(["card", "order"]).optional(),
  }),
  title: t("lostPhone.title"),
  button: t("lostPhone.title"),
  intents: { lostPhone: { gloss: "the phone with the card was lost, stolen or is in other hands", isCostly: true } },
  steps: {
    look: {
      enter: ({ context: { linked } }) => go(linked ? "mine" : "which"),
      ask: () => null,
      on: {},
    },
    mine: {
      reads: ["card"],
      enter: ({ context }) => {
        const { orders } = context.fact("card");
        if (hasCard(orders)) return go("which", { what: "card" });
        const current = currentOrder(orders);
        return current && !isOver(current) ? go("onlyOrder", { what: "order" }) : go("nothing");
      },
      ask: () => null,
      on: {},
    },
    nothing: {
      explains: [
        { about: saysItWasThere, text: t("lostPhone.wasThere") },
        { about: asksIfUsable, text: t("lostPhone.notUsable") },
      ],
      ask: ({ context }) =>
        card({
          title: t("lostPhone.title"),
          text: t("lostPhone.nothing"),
          choices: ["status", wayToCard(context), "human", "menu"],
        }),
      on: {
        status: { label: t("menu.status"), style: "primary", then: open("status") },
        order: { label: t("menu.order"), then: open("order") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        human: open("escalate", { dialog: "lostPhone", step: "nothing" }),
        menu: open("menu"),
      },
    },
    onlyOrder: {
      phoneFound: () => open("menu", {}, { say: [{ text: t("lostPhone.orderStays") }] }),
      explains: [{ about: asksIfUsable, text: t("lostPhone.noCardYet") }],
      ask: () => card({ title: t("lostPhone.title"), text: [t("lostPhone.noCardYet"), t("lostPhone.codesSeen")] }),
      on: {
        status: { label: t("menu.status"), style: "primary", then: open("status") },
        cancelOrder: endings.cancelOrder,
        human: open("escalate", { dialog: "lostPhone", step: "onlyOrder" }),
        menu: open("menu"),
      },
    },
    which: {
      phoneFound: () => nothingBlocked,
      ask: () => card({ title: t("lostPhone.title"), text: [t("lostPhone.what"), t("lostPhone.which")] }),
      on: {
        block: { label: t("lostPhone.block"), said: t("said.block"), style: "primary", then: onlyRevokes },
        move: { label: t("lostPhone.move"), said: t("said.move"), then: open("newPhone") },
        found: {
          label: t("lostPhone.found"),
          said: t("said.found"),
          then: nothingBlocked,
        },
        human: open("escalate", { dialog: "lostPhone", step: "which" }),
      },
      explains: [{ about: asksWhetherNow, text: t("lostPhone.now"), again: true }],
      replies: { situation: "lost", on: { found: "found", block: "block", move: "move" } },
    },
  },
});
