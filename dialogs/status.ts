import { z } from "zod";
import { endings } from "./endings";
import { currentOrder, isOver } from "./kit/currentOrder";
import { card, type Fact, type Mark } from "./kit/card";
import { cardInPhone, cardStateOf, hadCard, type CardState } from "./kit/cardState";
import { dialog, go, open } from "./kit/dialog";
import { workedWith } from "./kit/installed";
import type { OrderFact, Phase } from "./kit/facts";
import type { Institution } from "./kit/institution";
import { wayToCard, wayToEnd } from "./kit/possible";
import { reasonTold, remedyOf } from "./kit/reason";
import { day, t, verbatim, type Text, type Words } from "./kit/text";

/** «Where is my card?»: a timeline in plain words, the dates, and what can be done next. */
export const status = dialog({
  id: "status",
  version: 1,
  first: "look",
  data: z.object({
    /** The student asked until when the card is valid. */
    about: z.enum(["validity"]).optional(),
  }),
  needsAccount: true,
  title: t("status.title"),
  button: t("menu.status"),
  intents: {
    status: { gloss: "how far one's own order or card is" },
    validity: { label: t("fact.expiresAt"), data: { about: "validity" } },
  },
  inMenu: [
    {
      page: "main",
      at: { ordered: 10, ready: 30, active: 10, mayExtend: 20, extending: 10, extensionReady: 30 },
    },
  ],
  steps: {
    look: {
      reads: ["card"],
      looksAgain: go("look"),
      ask: ({ data: { about }, context }) => {
        const { orders, whyCannotOrder } = context.fact("card");
        const current = currentOrder(orders);
        const state = cardStateOf(orders, whyCannotOrder === null);
        const next = state === "none" ? [wayToCard(context)] : nextFor[state];
        if (!current)
          return card({
            title: t("status.title"),
            text: t("status.none"),
            choices: [...next, "again", "menu"],
            primary: next[0],
          });
        return card({
          title: t("status.title"),
          text: [
            ...(about === "validity" ? validUntil(orders) : []),
            ...textFor(state, current),
            // Only what is over leaves the student without a card and an order.
            ...(state === "none" ? afterwards(whyCannotOrder, orders, context.institution) : []),
          ],
          facts: [...timeline(current.phase), ...details(current)],
          choices: [...next.filter((it) => it !== "calendar" || current.expiresAt !== null), "again", "human", "menu"],
          primary: primaryOf[state] ?? next.find((it) => it === "order"),
        });
      },
      on: {
        code: { label: t("code.show"), then: open("code", { ask: "now" }) },
        activate: { label: t("button.walkthrough"), then: open("activate") },
        extendGuide: { label: t("extend.guide"), then: open("extendGuide") },
        order: { label: t("menu.order"), then: open("order") },
        extend: { label: t("menu.extend"), then: open("extend") },
        whenExtend: { label: t("extend.when"), then: open("extend") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        ...endings,
        calendar: { label: t("calendar.button"), then: open("calendar") },
        seen: { label: t("status.seen"), said: t("said.seen"), then: workedWith("activate", true) },
        // «It is already in my phone» is true all the while for somebody who extends.
        extended: { label: t("status.extended"), said: t("said.extended"), then: workedWith("extendGuide", true) },
        again: { label: t("status.refresh"), then: go("look") },
        human: open("escalate", { dialog: "status", step: "look" }),
        menu: open("menu"),
      },
    },
  },
});

/** The state of an order in one sentence, as the institution's office would put it to the student. */
export function sentence({ phase, status: wire, isByWord }: OrderFact): Text {
  if (isByWord) return t("phase.byWord");
  return phase === "unknown" ? t("phase.unknown", { status: { text: verbatim(wire ?? "—") } }) : t(`phase.${phase}`);
}

const road = ["placed", "processing", "ready", "collected"] as const;

export function timeline(phase: Phase): Fact[] {
  const at = (road as readonly string[]).indexOf(phase);
  if (at < 0) return [];
  const isOver = phase === "collected";
  const mark = (index: number): Mark => (index < at || isOver ? "done" : index === at ? "current" : "ahead");
  return road.map((name, index) => ({ name: t(`timeline.${name}`), mark: mark(index) }));
}

export function details({ orderedAt, expiresAt, phase, status: wire }: OrderFact): Fact[] {
  return [
    ...(orderedAt ? [{ name: t("fact.orderedAt"), value: t("plain", { value: day(orderedAt) }) }] : []),
    // A card that no longer exists has no expiry date.
    ...(expiresAt && !isOver({ phase })
      ? [{ name: t("fact.expiresAt"), value: t("plain", { value: day(expiresAt) }) }]
      : []),
    // USOS's own word is shown only if its meaning is unknown.
    ...(wire && phase === "unknown" ? [{ name: t("fact.usosStatus"), value: verbatim(wire) }] : []),
  ];
}

/** The end of the card's validity in words, for a student who asked for it. */
function validUntil(orders: readonly OrderFact[]): Text[] {
  const until = (cardInPhone(orders) ?? currentOrder(orders))?.expiresAt;
  return until ? [t("push.validUntil", { until: day(until) })] : [];
}

const nextFor: Readonly<Record<Exclude<CardState, "none">, readonly string[]>> = {
  ordered: [wayToEnd.ordered],
  ready: ["code", "activate", "seen", wayToEnd.ready],
  active: ["whenExtend", "newPhone", wayToEnd.active, "calendar"],
  mayExtend: ["extend", "newPhone", wayToEnd.mayExtend, "calendar"],
  extending: [wayToEnd.extending],
  extensionReady: ["code", "extendGuide", "extended", wayToEnd.extensionReady],
};

const primaryOf: Readonly<Partial<Record<CardState, string>>> = {
  ready: "code",
  extensionReady: "code",
  mayExtend: "extend",
};

/** Whether a new one can be ordered, and if not, why. */
const afterwards = (why: Words | null, orders: readonly OrderFact[], institution: Institution): Text[] =>
  why ? [...reasonTold(why, institution), ...remedyOf(why, institution, hadCard(orders))] : [t("status.mayOrder")];

function textFor(state: CardState, current: OrderFact): Text[] {
  switch (state) {
    case "mayExtend":
      return [sentence(current), t("status.mayExtend")];
    case "extending":
      // An unknown status is shown unchanged.
      return current.phase === "unknown" ? [sentence(current)] : [t("extend.underWay")];
    case "extensionReady":
      return [t("extend.codeWaits")];
    default:
      return [sentence(current)];
  }
}
