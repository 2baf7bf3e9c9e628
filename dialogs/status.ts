import { z } from "zod";
import { currentOrder, isOver } from "./kit/currentOrder";
import { card, type Fact, type Mark } from "./kit/card";
import { dialog, go, open } from "./kit/dialog";
import type { OrderFact, Phase } from "./kit/facts";
import { day, t, verbatim, type Text } from "./kit/text";

/** «Where is my card?»: a timeline in plain words, the dates, and what can be done next. */
export const status = dialog({
  id: "status",
  version: 1,
  first: "look",
  data: z.object({}),
  needsAccount: true,
  title: t("status.title"),
  button: t("menu.status"),
  intents: { status: { gloss: "how far one's own order or card is" } },
  inMenu: [{ page: "main", to: "signedIn", at: 10, style: "primary" }],
  steps: {
    look: {
      reads: ["card"],
      ask: ({ context }) => {
        const { orders, whyCannotOrder } = context.fact("card");
        const current = currentOrder(orders);
        const mayOrder = whyCannotOrder === null;
        if (!current)
          return card({
            title: t("status.title"),
            text: t("status.none"),
            choices: [mayOrder ? "order" : "eligibility", "again", "menu"],
          });
        return card({
          title: t("status.title"),
          text: [sentence(current), ...(mayOrder && current.phase === "collected" ? [t("status.mayExtend")] : [])],
          facts: [...timeline(current.phase), ...details(current)],
          choices: [...nextFor(current.phase, mayOrder), "again", "human", "menu"],
        });
      },
      on: {
        code: { label: t("menu.code"), style: "primary", then: open("code") },
        activate: { label: t("status.walkthrough"), then: open("activate") },
        order: { label: t("menu.order"), style: "primary", then: open("order") },
        extend: { label: t("menu.extend"), then: open("extend") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        revoke: { label: t("status.revoke"), then: open("revoke") },
        calendar: { label: t("calendar.button"), then: open("calendar") },
        again: { label: t("status.refresh"), then: go("look") },
        human: open("escalate", { dialog: "status", step: "look" }),
        menu: open("menu"),
      },
    },
  },
});

/** The state of an order in one sentence, as the institution's office would put it to the student. */
export function sentence({ phase, status: wire }: OrderFact): Text {
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
    // A card that is no more has no date until which it is valid.
    ...(expiresAt && !isOver({ phase })
      ? [{ name: t("fact.expiresAt"), value: t("plain", { value: day(expiresAt) }) }]
      : []),
    // USOS's own word is shown only if its meaning is unknown.
    ...(wire && phase === "unknown" ? [{ name: t("fact.usosStatus"), value: verbatim(wire) }] : []),
  ];
}

function nextFor(phase: Phase, mayOrder: boolean): string[] {
  switch (phase) {
    case "ready":
      return ["code", "activate", "revoke"];
    case "placed":
    case "processing":
    case "unknown":
      return ["revoke"];
    case "collected":
      return [...(mayOrder ? ["order"] : []), "extend", "newPhone", "revoke", "calendar"];
    default:
      return [mayOrder ? "order" : "eligibility"];
  }
}
