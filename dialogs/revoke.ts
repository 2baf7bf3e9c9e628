import { z } from "zod";
import { endings } from "./endings";
import { cardToRevoke, isBeingExtended } from "./kit/cardState";
import { currentOrder, isOver } from "./kit/currentOrder";
import { card, type Opening } from "./kit/card";
import { dialog, go, open, stay, type Chosen, type Data, type On, type StepContext } from "./kit/dialog";
import { wayToCard } from "./kit/possible";
import { usosSays, t, type Text, type Words, wordsSchema } from "./kit/text";
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
    /** The thing that the student wants to end, if an extension of their card is under way. */
    of: z.enum(["card", "extension"]).optional(),
    /** The fate of an extension that is under way when its card is revoked. */
    extension: z.enum(["ends", "ended", "stays"]).optional(),
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
    { page: "more", at: { active: 30, mayExtend: 30, extending: 31, extensionReady: 31 }, data: { of: "card" } },
    { page: "more", at: { ordered: 30, ready: 30 }, choice: "cancelOrder", label: endings.cancelOrder.label },
    {
      page: "more",
      at: { extending: 30, extensionReady: 30 },
      choice: "cancelExtension",
      label: endings.cancelExtension.label,
      data: { of: "extension" },
    },
  ],
  steps: {
    look: {
      reads: ["card"],
      enter: ({ data: { of, only }, context }) => {
        const { orders, whyCannotRevoke: why } = context.fact("card");
        const current = currentOrder(orders);
        const inPhone = cardToRevoke(orders);
        if (!current || isOver(current)) return go("nothing");
        // Without a card, there is nothing on a lost phone to revoke, and the order may stay.
        if (only && !inPhone) return open("lostPhone");
        if (why) return go("cannot", { words: why });
        if (!inPhone) return go("confirm", { orderId: current.id, what: "order" });
        const ends = isBeingExtended(orders) ? "ends" : undefined;
        if (current.phase === "collected" || of === "card" || only)
          return go("confirm", { orderId: inPhone.id, what: "card", extension: ends });
        return of === "extension" ? go("confirm", { orderId: current.id, what: "extension" }) : go("which");
      },
      ask: () => null,
      on: {},
    },
    // «Revoke» may mean the card or only its extension, and a mistake cannot be undone.
    which: {
      phoneFound: () => nothingBlocked,
      ask: () => card({ title: t("revoke.whichTitle"), text: t("revoke.which") }),
      on: {
        card: { label: t("menu.revoke"), then: go("look", { of: "card" }) },
        extension: { label: t("revoke.extension.button"), then: go("look", { of: "extension" }) },
        cancel: { label: t("revoke.keep"), then: open("menu") },
      },
    },
    confirm: {
      reads: ["card"],
      phoneFound: () => nothingBlocked,
      explains: [{ about: asksIfStillWorks, text: t("revoke.worksNowhere"), again: true }],
      ask: ({ data: { orderId, what = "card", only, extension, pressedBefore }, context }) => {
        const current = context.fact("card").orders.find(({ id }) => id === orderId);
        return card({
          title: t(`revoke.${what}.title`),
          text: [
            ...(pressedBefore ? [t("revoke.notYet")] : []),
            t(`revoke.${what}.lost`),
            ...(extension ? [t("revoke.card.withExtension")] : []),
            t("revoke.keeps"),
          ],
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
        revoked: ({ happening: { was, extension } }) =>
          go("done", { what: was, extension }, { effects: [], noReturn: true }),
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
      ask: ({ data: { what = "card", extension }, context }) =>
        card({
          title: t("revoke.doneTitle"),
          text: revokedText(what, extension),
          choices: [wayOn(what, extension) ?? wayToCard(context), "menu"],
        }),
      on: {
        ...anew,
        cancelOrder: endings.cancelOrder,
        status: { label: t("menu.status"), then: open("status") },
        menu: open("menu"),
      },
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

/** Tells that a card or an order has ended, and what that means for an extension of it. */
export const revokedText = (what: keyof typeof ends, extension: "ends" | "ended" | "stays" | undefined): Text[] => [
  t(`revoke.${what}.done`),
  ...(extension === "ended" ? [t("revoke.card.extensionEnded")] : []),
  ...(extension === "stays" ? [t("revoke.card.extensionStays")] : []),
];

function wayOn(what: keyof typeof ends, extension: string | undefined): "status" | "cancelOrder" | undefined {
  if (what === "extension") return "status";
  // USOS takes no new order while the old extension stands.
  return extension === "stays" ? "cancelOrder" : undefined;
}

function openingAnew(context: StepContext): Opening {
  const dialog = wayToCard(context);
  return { label: anew[dialog].label, dialog };
}

const refusal = (why: Words | undefined) => ({ words: why });
