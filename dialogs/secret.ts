import type { Notice } from "./kit/card";
import { t, timeOfDay } from "./kit/text";

/**
 * The card around the QR and the activation code. The sender adds the secrets themselves, in memory.
 * @param until when they leave the screen at the latest, in milliseconds since the epoch
 */
export const secretShown = (until: number): Notice => ({
  title: t("code.shownTitle"),
  text: [t("code.shown"), t("code.vanishes", { until: timeOfDay(new Date(until).toISOString()) })],
  opens: [
    { label: t("push.startWalkthrough"), dialog: "activate", style: "primary" },
    { label: t("extend.guide"), dialog: "extendGuide" },
    { label: t("guide.doesNotExist"), dialog: "newPhone" },
  ],
});

/**
 * The placeholder until the codes are drawn into the message, for channels where a message can be referenced only once it has been sent.
 */
export const secretArriving = (): Notice => ({ text: t("code.arriving") });

/** Replaces the codes once the card has been collected or revoked, or the codes have been on the screen long enough. */
export const secretHidden = (): Notice => ({
  text: t("code.hidden"),
  opens: [{ label: t("menu.code"), dialog: "code" }],
});
