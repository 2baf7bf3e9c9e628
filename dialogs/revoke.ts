import { z } from "zod";
import { currentOrder, isOver } from "./kit/currentOrder";
import { card } from "./kit/card";
import { dialog, go, open, stay, type Chosen } from "./kit/dialog";
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
  then: ({ data: { orderId } }: Chosen<Confirming>) =>
    go("revoking", {}, { effects: [{ kind: "order.revoke", orderId: orderId ?? "" }], noReturn: true }),
} as const;

const orderAgain = { label: t("menu.orderAgain"), dialog: "order" };

/** Revokes the card or cancels the order. It says what will be lost, and only a press confirms it. */
export const revoke = dialog({
  id: "revoke",
  version: 1,
  first: "look",
  data: z.object({
    orderId: z.string().optional(),
    what: z.enum(["card", "order"]).optional(),
    words: wordsSchema.optional(),
  }),
  needsAccount: true,
  title: t("menu.revoke"),
  button: t("menu.revoke"),
  intents: { revoke: { gloss: "make the card invalid or take an order back, no phone lost", isCostly: true } },
  inMenu: [
    {
      page: "more",
      at: { ordered: 30, ready: 30, active: 30, mayExtend: 30, extending: 30, extensionReady: 30 },
    },
  ],
  steps: {
    look: {
      reads: ["card"],
      enter: ({ context }) => {
        const current = currentOrder(context.fact("card").orders);
        const why = context.fact("card").whyCannotRevoke;
        if (!current || isOver(current)) return go("nothing");
        if (why) return go("cannot", { words: why });
        return go("confirm", { orderId: current.id, what: current.phase === "collected" ? "card" : "order" });
      },
      ask: () => null,
      on: {},
    },
    confirm: {
      reads: ["card"],
      phoneFound: () => nothingBlocked,
      ask: ({ data: { orderId, what }, context }) => {
        const current = context.fact("card").orders.find(({ id }) => id === orderId);
        return card({
          title: t(`revoke.${what ?? "card"}.title`),
          text: [t(`revoke.${what ?? "card"}.lost`), t("revoke.keeps")],
          facts: current ? details(current) : [],
          choices: [what === "order" ? "cancelOrder" : "confirm", "newPhone", "cancel"],
        });
      },
      on: {
        confirm: { label: t("revoke.confirm"), ...surely },
        cancelOrder: { label: t("revoke.cancelOrder"), ...surely },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        cancel: { label: t("revoke.keep"), then: open("menu") },
      },
      replies: ({ what }) => ({
        situation: "revoke",
        on: { accept: what === "order" ? "cancelOrder" : "confirm" },
      }),
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
      phoneFound: ({ data: { what } }) =>
        stay({ say: [{ text: t("revoke.foundAfter", { what: what ?? "card" }), opens: [orderAgain] }] }),
      ask: ({ data: { what } }) => card({ title: t("revoke.doneTitle"), text: t(`revoke.${what ?? "card"}.done`) }),
      on: { order: { label: t("menu.orderAgain"), then: open("order") }, menu: open("menu") },
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
      ask: () => card({ text: t("revoke.nothing") }),
      on: { order: { label: t("menu.order"), then: open("order") }, menu: open("menu") },
    },
  },
});

const refusal = (why: Words | undefined) => ({ words: why });
