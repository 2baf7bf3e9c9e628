import type { Notice } from "./kit/card";
import { t } from "./kit/text";

/** The card around the QR and the activation code. The secrets themselves are added by the sender, in memory. */
export const secretShown = (minutes: number): Notice => ({
  title: t("code.shownTitle"),
  text: [t("code.shown"), t("code.vanishes", { minutes })],
  opens: [
    { label: t("push.startWalkthrough"), dialog: "activate", style: "primary" },
    { label: t("extend.guide"), dialog: "extendGuide" },
    { label: t("guide.doesNotExist"), dialog: "newPhone" },
  ],
});

/** What stands in their place until they are drawn into it, where a message has a name only once it was sent. */
export const secretArriving = (): Notice => ({ text: t("code.arriving") });

/** What takes its place once the card was collected or revoked, or the code was on the screen long enough. */
export const secretHidden = (): Notice => ({
  text: t("code.hidden"),
  opens: [{ label: t("menu.code"), dialog: "code" }],
});
