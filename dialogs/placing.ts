import type { RepliesTo, Data, Step } from "./kit/dialog";
import { go, open, stay } from "./kit/dialog";
import { card, type Card } from "./kit/card";
import { inThePhone, ofCodes, seenFor } from "./code";
import { t, type Words } from "./kit/text";
import { endings } from "./endings";

/** The data that a dialog remembers about the order it places. */
export interface Placing {
  /** `shown`: the codes have been shown since. `collected`: the card is in the phone. */
  readonly shown?: "yes" | undefined;
  readonly collected?: "yes" | undefined;
  /** The order's state has changed since it was placed. */
  readonly moved?: "yes" | undefined;
  readonly words?: Words | undefined;
}

/** The move after the press that places an order. */
export const placesOrder = go("placing", {}, { effects: [{ kind: "order.place" }], noReturn: true });

/** The answer to «jednak nie» after ordering: the order goes on, and the answer must not suggest otherwise. */
const standsIn = (dialog: Placer["dialog"]) =>
  stay({
    say: [
      {
        text: t("says.orderStands"),
        opens: [
          {
            label: endings[dialog === "extend" ? "cancelExtension" : "cancelOrder"].label,
            dialog: "revoke",
            ...(dialog === "extend" && { data: { of: "extension" } }),
          },
          { label: t("button.menu"), dialog: "menu" },
          { label: t("button.human"), dialog: "escalate", data: { dialog } },
        ],
      },
    ],
  });

interface Placer {
  readonly dialog: "order" | "extend";
  /** The step that asks for the press, from which a new attempt starts. */
  readonly asks: string;
  readonly placing: Card;
  readonly placed: Card;
  readonly notPlaced: Card;
  /** The walkthrough that shows what comes next. */
  readonly guide: "activate" | "extendGuide";
}

/** The steps from the press that places an order to its outcome. The dialog itself has the step `cannot`, for USOS's refusal. */
export function placing<D extends Data & Placing>(it: Placer): Record<string, Step<D>> {
  const stands = standsIn(it.dialog);
  const waiting: RepliesTo<Data> = {
    situation: "placed",
    on: { done: stay({ say: [{ text: t("says.willTell") }] }), decline: stands },
  };
  return {
    placing: {
      passing: true,
      ask: () => it.placing,
      on: {},
      onHappening: {
        orderPlaced: () => go("placed", {}, { noReturn: true }),
        orderExists: () => go("exists", {}, { noReturn: true }),
        orderRefused: ({ happening: { words } }) => go("cannot", { words }, { noReturn: true }),
        orderUnclear: () => go("unclear", {}, { noReturn: true }),
        blocked: ({ happening: { obstacle } }) =>
          go("blocked", {}, { say: [{ text: t(`obstacle.${obstacle.code}`) }], noReturn: true }),
      },
    },
    placed: {
      undo: stands,
      // A student who comes back later is told the current state of the order.
      enter: ({ data: { moved } }) => (moved ? open("status") : undefined),
      ask: () => it.placed,
      on: {
        status: { label: t("menu.status"), then: open("status") },
        [it.guide]: { label: t("order.meanwhile"), then: open(it.guide) },
        menu: open("menu"),
      },
      replies: ({ shown, collected }) => (collected ? inThePhone : shown ? seenFor(it.guide) : waiting),
      // The codes arrive while this step is current, and text typed after that is about them.
      remembers: (happening) => {
        const isNews = ["orderReady", "orderCollected", "orderEnded"].includes(happening.kind);
        return isNews ? { moved: "yes", ...ofCodes(happening) } : undefined;
      },
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
        human: open("escalate", { dialog: it.dialog, step: "unclear", error: "orderUnclear" }),
        menu: open("menu"),
      },
    },
    blocked: {
      ask: () => it.notPlaced,
      on: {
        again: { label: t("button.~again"), style: "primary", then: go(it.asks) },
        human: open("escalate", { dialog: it.dialog, step: "blocked" }),
        menu: open("menu"),
      },
    },
  };
}
