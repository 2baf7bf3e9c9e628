import { z } from "zod";
import { card } from "./kit/card";
import { dialog, go, open, stay, type Next } from "./kit/dialog";
import { t } from "./kit/text";

const set = (to: "on" | "off"): Pick<Next, "effects"> => ({ effects: [{ kind: "broadcasts.set", to }] });

/** Turns on or off the messages that staff send to many people. */
export const broadcasts = dialog({
  id: "broadcasts",
  version: 1,
  first: "look",
  /** `to` is set by the button on such a message, which turns these messages off with one press. */
  data: z.object({ to: z.enum(["off"]).optional() }),
  title: t("broadcast.settings"),
  button: t("broadcast.settings"),
  steps: {
    look: {
      reads: ["held"],
      enter: ({ data: { to } }) => (to ? go("look", { to: undefined }, set(to)) : undefined),
      ask: ({ context }) => {
        const { broadcasts: state } = context.fact("held");
        return card({
          title: t("broadcast.settings"),
          text: [t("broadcast.what"), t(`broadcast.are.${state}`)],
          choices: [state === "on" ? "off" : "on", "menu"],
        });
      },
      on: {
        on: {
          label: t("broadcast.turnOn"),
          said: t("said.broadcastsOn"),
          style: "primary",
          then: stay(set("on")),
        },
        off: { label: t("broadcast.turnOff"), said: t("said.broadcastsOff"), then: stay(set("off")) },
        menu: open("menu"),
      },
      onHappening: {
        broadcastsSet: ({ happening: { to } }) =>
          go("look", {}, { say: [{ text: t(`broadcast.set.${to}`) }], noReturn: true }),
      },
    },
  },
});
