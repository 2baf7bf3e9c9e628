import { z } from "zod";
import { card } from "./kit/card";
import { dialog, open } from "./kit/dialog";
import { t } from "./kit/text";

/** Short answers to what students ask most before they can order at all. */
export const advice = dialog({
  id: "advice",
  version: 1,
  first: "look",
  data: z.object({ about: z.enum(["photo", "trustedProfile", "noPesel", "plastic"]) }),
  steps: {
    look: {
      ask: ({ about }, { institution: { links, support } }) =>
        card({
          title: t(`advice.${about}.title`),
          text: t(`advice.${about}.text`, { office: { text: { words: support.deansOffice } } }),
          links: about === "trustedProfile" ? [{ label: t("link.trustedProfile"), url: links.trustedProfile }] : [],
        }),
      on: {
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        human: open("escalate", { dialog: "advice" }),
        menu: open("menu"),
      },
    },
  },
});
