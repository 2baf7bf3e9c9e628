import { z } from "zod";
import { endings } from "./endings";
import { card } from "./kit/card";
import { cardStateOf, cardToRevoke, isBeingExtended } from "./kit/cardState";
import { currentOrder, isOver } from "./kit/currentOrder";
import { dialog, go, open, stay } from "./kit/dialog";
import { wayToCard } from "./kit/possible";
import { reasonTold } from "./kit/reason";
import { usosSays, t, wordsSchema } from "./kit/text";
import { nothingBlocked } from "./lostPhone";
import { details } from "./status";

/** «Mam ją na starym, widzę ją, tylko pisze, że nieważna.» */
const seesItInvalid = /(?<!\p{L})(?:nieważn|niewazn|wygas|invalid|expired|not valid|недійсн|закінчи)/iu;
/** «Czyli jutro po prostu wpisuję te same kody?» */
const asksForSameCodes =
  /(?<!\p{L})(?:te same|tych samych|te kody|same codes|these codes|the same|ці самі|ці ж|ті самі|цi самi)(?!\p{L})/iu;

/** A card lives on one phone. For a new phone, or the error «mLegitymacja nie istnieje», one press revokes the card and orders it again. */
export const newPhone = dialog({
  id: "newPhone",
  version: 1,
  first: "look",
  data: z.object({
    orderId: z.string().optional(),
    /** Whether a card in a phone stands, or only an order. */
    what: z.enum(["card", "order"]).optional(),
    words: wordsSchema.optional(),
    /** An extension of the card is under way, and ends with it. */
    extends: z.enum(["yes"]).optional(),
    /** The button of an older card was pressed, which has not revoked anything. */
    pressedBefore: z.enum(["yes"]).optional(),
  }),
  needsAccount: true,
  title: t("newPhone.title"),
  button: t("menu.newPhone"),
  intents: {
    newPhone: { gloss: "move the card to a new, wiped or repaired phone still in one's hands", isCostly: true },
  },
  inMenu: [
    { page: "main", at: { active: 30, mayExtend: 30 } },
    { page: "more", at: { ready: 20, extending: 20, extensionReady: 20 } },
  ],
  steps: {
    look: {
      reads: ["card"],
      enter: ({ context }) => {
        const { orders } = context.fact("card");
        // The codes of an extension cannot bring the card into another phone, so the card is what is replaced.
        const inPhone = cardToRevoke(orders);
        if (inPhone)
          return go("confirm", {
            orderId: inPhone.id,
            what: "card",
            extends: isBeingExtended(orders) ? "yes" : undefined,
          });
        const current = currentOrder(orders);
        if (!current || isOver(current)) return go("nothing");
        if (current.phase === "placed" || current.phase === "processing") return go("underWay");
        return go("confirm", { orderId: current.id, what: "order" });
      },
      ask: () => null,
      on: {},
    },
    confirm: {
      reads: ["card"],
      phoneFound: () => nothingBlocked,
      explains: [{ about: asksForSameCodes, text: t("newPhone.sameCodes"), again: true }],
      ask: ({ data: { orderId, pressedBefore, extends: is }, context }) => {
        const { orders } = context.fact("card");
        const current = orders.find(({ id }) => id === orderId);
        const facts = current ? details(current) : [];
        const notYet = pressedBefore ? [t("revoke.notYet")] : [];
        // Codes of a first card that nobody has used yet work in the new phone just as well.
        if (cardStateOf(orders, false) === "ready")
          return card({
            title: t("newPhone.title"),
            text: [...notYet, t("newPhone.codeWaits")],
            facts,
            choices: ["code", "confirm", "cancel"],
            primary: "code",
          });
        return card({
          title: t("newPhone.title"),
          text: [...notYet, t("newPhone.what"), ...(is ? [t("newPhone.withExtension")] : []), t("newPhone.lost")],
          facts,
          choices: ["confirm", "cancel"],
        });
      },
      on: {
        confirm: {
          label: t("newPhone.confirm"),
          style: "danger",
          pressOnly: true,
          stale: open("newPhone", { pressedBefore: "yes" }),
          then: ({ data: { orderId } }) =>
            go("working", {}, { effects: [{ kind: "order.replace", orderId: orderId ?? "" }], noReturn: true }),
        },
        code: { label: t("newPhone.showOld"), then: open("code", { ask: "now" }) },
        cancel: { label: t("revoke.keep"), then: open("menu") },
      },
      replies: { situation: "revoke", on: { accept: "confirm" } },
    },
    working: {
      passing: true,
      ask: () => card({ text: t("newPhone.working") }),
      on: {},
      onHappening: {
        orderReplaced: () => go("done", {}, { noReturn: true }),
        orderPlaced: () => go("done", {}, { noReturn: true }),
        orderExists: () => go("done", {}, { noReturn: true }),
        orderUnclear: () => go("unclear", {}, { noReturn: true }),
        revokedNotOrdered: ({ happening: { words: why } }) => go("half", { words: why }, { noReturn: true }),
        revokeRefused: ({ happening: { words: why } }) => go("cannot", { words: why }, { noReturn: true }),
        blocked: ({ happening: { obstacle } }) =>
          go("cannot", {}, { say: [{ text: t(`obstacle.${obstacle.code}`) }], noReturn: true }),
      },
    },
    done: {
      phoneFound: () => stay({ say: [{ text: t("newPhone.foundAfter") }] }),
      ask: () =>
        card({
          title: t("newPhone.doneTitle"),
          text: [t("newPhone.done"), t("order.canLeave")],
          image: { name: "waiting", alt: t("order.waitingAlt") },
        }),
      on: { status: { label: t("menu.status"), then: open("status") }, menu: open("menu") },
    },
    half: {
      ask: ({ data: { words: why }, context }) => {
        const next = wayToCard(context);
        return card({
          text: [t("newPhone.half"), ...reasonTold(why, context.institution)],
          choices: [next, "human", "menu"],
          primary: next,
        });
      },
      on: {
        order: { label: t("menu.orderAgain"), then: open("order") },
        eligibility: { label: t("order.whatToDo"), then: open("eligibility") },
        human: open("escalate", { dialog: "newPhone", step: "half" }),
        menu: open("menu"),
      },
    },
    unclear: {
      ask: () => card({ title: t("order.unclearTitle"), text: t("newPhone.unclear") }),
      on: {
        status: { label: t("order.checkAgain"), style: "primary", then: open("status") },
        human: open("escalate", { dialog: "newPhone", step: "unclear", error: "orderUnclear" }),
        menu: open("menu"),
      },
    },
    cannot: {
      ask: ({ data: { words: why } }) => card({ text: [t("newPhone.cannot"), ...usosSays(why)] }),
      on: {
        again: { label: t("button.~again"), then: go("look") },
        human: open("escalate", { dialog: "newPhone", step: "cannot" }),
        menu: open("menu"),
      },
    },
    underWay: {
      ask: () => card({ title: t("newPhone.title"), text: t("newPhone.underWay") }),
      on: {
        status: { label: t("menu.status"), style: "primary", then: open("status") },
        cancelOrder: endings.cancelOrder,
        menu: open("menu"),
      },
    },
    nothing: {
      explains: [{ about: seesItInvalid, text: t("newPhone.invalidThere"), again: true }],
      ask: ({ context }) => {
        const next = wayToCard(context);
        return card({
          title: t("newPhone.title"),
          text: t("newPhone.nothing", { next }),
          choices: [next, "menu"],
          primary: next,
        });
      },
      on: {
        order: { label: t("menu.order"), then: open("order") },
        eligibility: { label: t("order.whatToDo"), then: open("eligibility") },
        menu: open("menu"),
      },
    },
  },
});
