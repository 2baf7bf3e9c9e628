import { z } from "zod";
import { card } from "./kit/card";
import { dialog, go, open, stay } from "./kit/dialog";
import { t } from "./kit/text";

/**
 * Whether the codes are shown as soon as they are ready, or only when the student asks for them, because others may see the
 * screen.
 */
export const codesWhen = dialog({
  id: "codesWhen",
  version: 1,
  first: "look",
  data: z.object({}),
  needsAccount: true,
  title: t("codesWhen.title"),
  button: t("codesWhen.button"),
  intents: { codesWhen: {} },
  inMenu: [{ page: "more", to: "signedIn", at: 25 }],
  steps: {
    look: {
      reads: ["held"],
      ask: ({ context }) => {
        const when = context.fact("held").codes ?? context.institution.codes;
        return card({
          title: t("codesWhen.title"),
          text: [t("codesWhen.what"), t(`codesWhen.now.${when}`)],
          choices: [when === "whenReady" ? "whenAsked" : "whenReady", "menu"],
        });
      },
      on: {
        whenReady: {
          label: t("codesWhen.whenReady"),
          said: t("said.whenReady"),
          style: "primary",
          then: stay({ effects: [{ kind: "codes.set", to: "whenReady" }] }),
        },
        whenAsked: {
          label: t("codesWhen.whenAsked"),
          said: t("said.whenAsked"),
          style: "primary",
          then: stay({ effects: [{ kind: "codes.set", to: "whenAsked" }] }),
        },
        menu: open("menu"),
      },
      onHappening: {
        codesSet: ({ happening: { to } }) =>
          go("look", {}, { say: [{ text: t(`codesWhen.set.${to}`) }], noReturn: true }),
      },
    },
  },
});
