import { z } from "zod";
import { endings } from "./endings";
import { currentOrder, isOver } from "./kit/currentOrder";
import { card, type Fact, type Mark } from "./kit/card";
import { cardInPhone, cardStateOf, extendedCard, hadCard, type CardState } from "./kit/cardState";
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
    /** The student asked until when the card is valid, or whether it works at all. */
    about: z.enum(["validity", "works"]).optional(),
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
            ...(about === "works" ? worksOrNot(orders, current, context.now) : []),
            ...(about === "validity" ? validUntil(orders) : []),
            ...toldOf(orders, state),
            // Only what is over leaves the student without a card and an order.
            ...(state === "none" ? afterwards(whyCannotOrder, orders, context.institution) : []),
          ],
          facts: timelineOf(orders),
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

/**
 * The state of an order in one sentence, as the institution's office would put it to the student.
 *
 * @param extended the card that the order extends
 */
export function sentence({ phase, status: wire, isByWord }: OrderFact, extended?: OrderFact): Text {
  if (isByWord) return t(extended ? "phase.extendedByWord" : "phase.byWord");
  return phase === "unknown" ? t("phase.unknown", { status: { text: verbatim(wire ?? "—") } }) : t(`phase.${phase}`);
}

const road = ["placed", "processing", "ready", "collected"] as const;

/** How far the student's current order is, and its dates. */
export function timelineOf(orders: readonly OrderFact[]): Fact[] {
  const current = currentOrder(orders);
  const extended = extendedCard(orders, current);
  return current ? [...timeline(current.phase, extended !== undefined), ...details(current, extended)] : [];
}

function timeline(phase: Phase, isExtension: boolean): Fact[] {
  const at = (road as readonly string[]).indexOf(phase);
  if (at < 0) return [];
  const isOver = phase === "collected";
  const mark = (index: number): Mark => (index < at || isOver ? "done" : index === at ? "current" : "ahead");
  // The card to be extended is in mObywatel all the while.
  const nameOf = (name: Phase): string => (isExtension && name === "collected" ? "extended" : name);
  return road.map((name, index) => ({ name: t(`timeline.${nameOf(name)}`), mark: mark(index) }));
}

/** @param extended the card that the order extends: until the student has added the codes, that card's own end is the one that counts */
export function details(order: OrderFact, extended?: OrderFact): Fact[] {
  const { orderedAt, expiresAt, phase, status: wire } = order;
  const isAhead = extended !== undefined && !order.isByWord;
  return [
    ...(orderedAt ? [{ name: t("fact.orderedAt"), value: t("plain", { value: day(orderedAt) }) }] : []),
    // A card that no longer exists has no expiry date.
    ...(isAhead ? ends("expiresAt", extended.expiresAt) : []),
    ...(isOver({ phase }) ? [] : ends(isAhead ? "extendedTo" : "expiresAt", expiresAt)),
    // USOS's own word is shown only if its meaning is unknown.
    ...(wire && phase === "unknown" ? [{ name: t("fact.usosStatus"), value: verbatim(wire) }] : []),
  ];
}

/** The end of a validity as a line of a card, if USOS gives one. */
export const ends = (name: "expiresAt" | "extendedTo", on: string | null | undefined): Fact[] =>
  on ? [{ name: t(`fact.${name}`), value: t("plain", { value: day(on) }) }] : [];

/** The end of the card's validity in words, for a student who asked for it. */
function validUntil(orders: readonly OrderFact[]): Text[] {
  const until = (cardInPhone(orders) ?? currentOrder(orders))?.expiresAt;
  return until ? [t("push.validUntil", { until: day(until) })] : [];
}

/** Whether the card works, for a student who asked that: before anything else, and without a «yes» that could mean the opposite. */
function worksOrNot(orders: readonly OrderFact[], current: OrderFact, now: number): Text[] {
  const held = cardInPhone(orders.filter(({ isByWord }) => !isByWord));
  const until = held?.expiresAt;
  // A card that is there only by the student's word is neither confirmed nor denied.
  if (!held) return current.isByWord ? [] : [t(current.phase === "revoked" ? "status.ended" : "status.notYet")];
  if (!until) return [];
  const isOld = until.slice(0, 10) < new Date(now).toISOString().slice(0, 10);
  return [t(isOld ? "menu.wasValidUntil" : "status.worksUntil", { until: day(until) })];
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

/** The sentences about the student's current order, in the state of the card. */
export function toldOf(orders: readonly OrderFact[], state: CardState): Text[] {
  const current = currentOrder(orders);
  if (!current) return [];
  const said = sentence(current, extendedCard(orders, current));
  switch (state) {
    case "mayExtend":
      return [said, t("status.mayExtend")];
    case "extending":
      // An unknown status is shown unchanged.
      return current.phase === "unknown" ? [said] : [t("extend.underWay")];
    case "extensionReady":
      return [t("extend.codeWaits")];
    default:
      return [said];
  }
}
