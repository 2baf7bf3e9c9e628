import { z } from "zod";
import { card } from "./kit/card";
import { dialog, open } from "./kit/dialog";
import { day, t } from "./kit/text";

/** The day on which the card expires, as a file for the student's own calendar. */
export const calendar = dialog({
  id: "calendar",
  version: 1,
  first: "look",
  data: z.object({}),
  needsAccount: true,
  title: t("calendar.title"),
  button: t("calendar.button"),
  intents: { calendar: {} },
  steps: {
    look: {
      reads: ["calendar"],
      ask: ({ context }) => {
        const file = context.fact("calendar");
        if (!file) return card({ title: t("calendar.title"), text: t("calendar.none"), choices: ["status", "menu"] });
        return card({
          title: t("calendar.title"),
          text: t("calendar.what", { until: day(file.expiresAt) }),
          links: [{ label: t("calendar.download"), url: file.url }],
          choices: ["reminders", "menu"],
        });
      },
      on: {
        reminders: { label: t("reminders.settings"), then: open("reminders") },
        status: { label: t("menu.status"), style: "primary", then: open("status") },
        menu: open("menu"),
      },
    },
  },
});
