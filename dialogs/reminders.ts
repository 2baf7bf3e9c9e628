import { z } from "zod";
import { card } from "./kit/card";
import { cardInPhone, cardStateOf, type CardState } from "./kit/cardState";
import { dialog, go, open, stay } from "./kit/dialog";
import { t } from "./kit/text";

/** The reminders there are in each state of the card. */
const reminded = {
  none: "nothing",
  ordered: "order",
  ready: "order",
  active: "card",
  mayExtend: "card",
  extending: "extension",
  extensionReady: "extension",
} as const satisfies Record<CardState, string>;

/** Turns the reminders before the card expires on or off, or postpones them. */
export const reminders = dialog({
  id: "reminders",
  version: 1,
  first: "look",
  data: z.object({}),
  needsAccount: true,
  title: t("reminders.title"),
  button: t("menu.reminders"),
  intents: { reminders: { gloss: "be reminded, later or never" } },
  inMenu: [{ page: "more", to: "signedIn", at: 40 }],
  steps: {
    look: {
      reads: ["held", "followed"],
      ask: ({ context }) => {
        const { reminders: state } = context.fact("held");
        const when = [...context.institution.reminderDays].sort((a, b) => b - a).join(", ");
        const { orders, mayExtend } = context.fact("followed");
        const of = reminded[cardStateOf(orders, mayExtend)];
        const hasDate = (cardInPhone(orders)?.expiresAt ?? null) !== null;
        return card({
          title: t("reminders.title"),
          text: [t(`reminders.what.${of}`, { days: when }), t(`reminders.are.${state}`)],
          choices: [
            ...(state === "on" ? [...(of === "nothing" ? [] : ["snooze"]), "off"] : ["on"]),
            ...(hasDate ? ["calendar"] : []),
            "broadcasts",
            "menu",
          ],
        });
      },
      on: {
        on: {
          label: t("reminders.turnOn"),
          style: "primary",
          then: stay({ effects: [{ kind: "reminders.set", to: "on" }] }),
        },
        snooze: { label: t("reminders.snooze"), then: stay({ effects: [{ kind: "reminders.set", to: "snooze" }] }) },
        off: { label: t("reminders.turnOff"), then: stay({ effects: [{ kind: "reminders.set", to: "off" }] }) },
        calendar: { label: t("calendar.button"), then: open("calendar") },
        broadcasts: { label: t("broadcast.settings"), then: open("broadcasts") },
        menu: open("menu"),
      },
      onHappening: {
        remindersSet: ({ happening: { to } }) =>
          go("look", {}, { say: [{ text: t(`reminders.set.${to}`) }], noReturn: true }),
      },
    },
  },
});
