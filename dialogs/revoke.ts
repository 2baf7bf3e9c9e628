import { z } from "zod";
import { endings } from "./endings";
import { hasCard } from "./kit/cardState";
import { currentOrder, isOver } from "./kit/currentOrder";
import { card, type Opening } from "./kit/card";
import { dialog, go, open, stay, type Chosen, type Data, type On, type StepContext } from "./kit/dialog";
import type { OrderFact } from "./kit/facts";
import { wayToCard } from "./kit/possible";
import { usosSays, t, type Words, wordsSchema } from "./kit/text";
import { nothingBlocked } from "./lostPhone";
import { details } from "./status";

interface Confirming {
  readonly orderId?: string | undefined;
}

/** The part that both irreversible answers share; the labels name the card or the order. */
const surely = {
  style: "danger",
  pressOnly: true,
  stale: open("revoke", { pressedBefore: "yes" }),
  then: ({ data: { orderId } }: Chosen<Confirming>) =>
    go("revoking", {}, { effects: [{ kind: "order.revoke", orderId: orderId ?? "" }], noReturn: true }),
} as const;

/** «Ale to będzie działać na tym zgubionym telefonie?» */
const asksIfStillWorks =
  /(?<!\p{L})(?:działa|dziala|work|use it|працю|діят|діє)[^.!]{0,60}(?:telefon|phone|телефон)|(?:telefonie|телефоні)[^.!]{0,30}(?:działa|dziala|працю|діят|діє)/iu;

/** The way to a new card, once the old one is gone. */
const anew = {
  order: { label: t("menu.orderAgain"), then: open("order") },
  eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
} as const satisfies On<Data>;

/** The press that ends it. */
const ends = { card: "confirm", order: "cancelOrder", extension: "cancelExtension" } as const;

/** Revokes the card or cancels the order. It says what will be lost, and only a press confirms it. */
export const revoke = dialog({
  id: "revoke",
  version: 1,
  first: "look",
  data: z.object({
    orderId: z.string().optional(),
    what: z.enum(["card", "order", "extension"]).optional(),
    /** The student has already decided against a card on another phone. */
    only: z.enum(["yes"]).optional(),
    words: wordsSchema.optional(),
    /** The button of an older card was pressed, which has not ended anything. */
    pressedBefore: z.enum(["yes"]).optional(),
  }),
  needsAccount: true,
  title: t("menu.revoke"),
  button: t("menu.revoke"),
  intents: { revoke: { gloss: "make the card invalid or take an order back, no phone lost", isCostly: true } },
  inMenu: [
    { page: "more", at: { active: 30, mayExtend: 30 } },
    { page: "more", at: { ordered: 30, ready: 30 }, choice: "cancelOrder", label: endings.cancelOrder.label },
    {
      page: "more",
      at: { extending: 30, extensionReady: 30 },
      choice: "cancelExtension",
      label: endings.cancelExtension.label,
    },
  ],
  steps: {
    look: {
      reads: ["card"],
      enter: ({ context }) => {
        const { orders } = context.fact("card");
        const current = currentOrder(orders);
        const why = context.fact("card").whyCannotRevoke;
        if (!current || isOver(current)) return go("nothing");
        if (why) return go("cannot", { words: why });
        return go("confirm", { orderId: current.id, what: whatIs(current, orders) });
      },
      ask: () => null,
      on: {},
    },
    confirm: {
      reads: ["card"],
      phoneFound: () => nothingBlocked,
      explains: [{ about: asksIfStillWorks, text: t("revoke.worksNowhere"), again: true }],
      ask: ({ data: { orderId, what = "card", only, pressedBefore }, context }) => {
        const current = context.fact("card").orders.find(({ id }) => id === orderId);
        return card({
          title: t(`revoke.${what}.title`),
          text: [...(pressedBefore ? [t("revoke.notYet")] : []), t(`revoke.${what}.lost`), t("revoke.keeps")],
          facts: current ? details(current) : [],
          choices: [ends[what], ...(what === "card" && !only ? ["newPhone"] : []), "cancel"],
        });
      },
      on: {
        confirm: { label: t("revoke.confirm"), ...surely },
        cancelOrder: { label: t("revoke.cancelOrder"), ...surely },
        cancelExtension: { label: t("revoke.cancelExtension"), ...surely },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        cancel: { label: t("revoke.keep"), then: open("menu") },
      },
      replies: ({ what = "card" }) => ({ situation: "revoke", on: { accept: ends[what] } }),
    },
    revoking: {
      passing: true,
      ask: () => card({ text: t("revoke.working") }),
      on: {},
      onHappening: {
        revoked: ({ happening: { was } }) => go("done", { what: was }, { effects: [], noReturn: true }),
        revokeRefused: ({ happening: { words: why } }) => go("cannot", refusal(why), { noReturn: true }),
        blocked: ({ happening: { obstacle } }) =>
          go("blocked", {}, { say: [{ text: t(`obstacle.${obstacle.code}`) }], noReturn: true }),
      },
    },
    done: {
      phoneFound: ({ data: { what = "card" }, context }) =>
        what === "extension"
          ? nothingBlocked
          : stay({ say: [{ text: t("revoke.foundAfter", { what }), opens: [openingAnew(context)] }] }),
      ask: ({ data: { what = "card" }, context }) =>
        card({
          title: t("revoke.doneTitle"),
          text: t(`revoke.${what}.done`),
          choices: [what === "extension" ? "status" : wayToCard(context), "menu"],
        }),
      on: { ...anew, status: { label: t("menu.status"), then: open("status") }, menu: open("menu") },
    },
    blocked: {
      ask: () => card({ text: t("revoke.notDone") }),
      on: {
        again: { label: t("button.~again"), style: "primary", then: go("look") },
        human: open("escalate", { dialog: "revoke", step: "blocked" }),
        menu: open("menu"),
      },
    },
    cannot: {
      ask: ({ data: { words: why } }) => card({ text: [t("revoke.cannot"), ...usosSays(why)] }),
      on: { human: open("escalate", { dialog: "revoke", step: "cannot" }), menu: open("menu") },
    },
    nothing: {
      ask: ({ context }) => card({ text: t("revoke.nothing"), choices: [wayToCard(context), "menu"] }),
      on: { ...anew, order: { label: t("menu.order"), then: open("order") }, menu: open("menu") },
    },
  },
});

const whatIs = ({ phase }: OrderFact, orders: readonly OrderFact[]): keyof typeof ends =>
  phase === "collected" ? "card" : hasCard(orders) ? "extension" : "order";

function openingAnew(context: StepContext): Opening {
  const dialog = wayToCard(context);
  return { label: anew[dialog].label, dialog };
}

const refusal = (why: Words | undefined) => ({ words: why });
