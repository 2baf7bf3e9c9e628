import { go, stay, type Next } from "./dialog";
import { t } from "./text";

/** The walkthroughs that bring a card, or its new end, into the phone. */
export type Guide = "activate" | "extendGuide";

/** The end of a walkthrough: by the student's word the card is in the phone. */
export const installed = (): Next => go("finished", {}, { effects: [{ kind: "order.installed" }] });

/** The answer to a student to whom it works: where to go on, and that the card is in the phone by their word. */
export const workedWith = (dialog: Guide, isInstalled: boolean): Next =>
  stay({
    say: [
      {
        text: t(dialog === "extendGuide" ? "says.workedExtension" : "says.worked"),
        opens: [
          { label: t("menu.status"), dialog: "status" },
          { label: t("button.walkthrough"), dialog },
        ],
      },
    ],
    effects: isInstalled ? [{ kind: "order.installed" }] : [],
  });
