import type { Notice, Opening } from "./kit/card";
import { t, timeOfDay } from "./kit/text";

/** The purpose of the codes, and where in a walkthrough the student asked for them. */
export interface Purpose {
  /** When they are removed from the screen at the latest, in milliseconds since the epoch. */
  readonly until: number;
  /** Whether they extend a card that is already in the phone. */
  readonly isExtension: boolean;
  /** The step of the walkthrough where the student is, or was when they left it. */
  readonly step?: number | undefined;
  /** Whether the chat is on the phone that will get the card, so that nothing can be scanned. */
  readonly isOnePhone: boolean;
}

/** The card around the QR and the activation code. The sender adds the secrets themselves, in memory. */
export function secretShown({ until, isExtension, step, isOnePhone }: Purpose): Notice {
  const guide = isExtension ? "extendGuide" : "activate";
  const label = t(isExtension ? "extend.guide" : "button.walkthrough");
  const onward: Opening =
    step === undefined
      ? { label, dialog: guide, style: "primary" }
      : { label: t("button.backToStep", { step }), dialog: "resumed", data: { guide }, style: "primary" };
  return {
    title: t("code.shownTitle"),
    text: [
      t(isOnePhone ? "code.shownOnePhone" : "code.shown"),
      ...(isExtension ? [t("code.extends")] : []),
      t("code.vanishes", { until: timeOfDay(new Date(until).toISOString()) }),
    ],
    opens: [onward, { label: t("guide.doesNotExist"), dialog: "newPhone" }],
  };
}

/**
 * The placeholder until the codes are drawn into the message, for channels where a message can be referenced only once it has been sent.
 */
export const secretArriving = (): Notice => ({ text: t("code.arriving") });

/** Why the codes were removed: they can be shown again, they are further down now, or they can no longer be used. */
export type Hidden = "offered" | "moved" | "forGood";

export const secretHidden = (how: Hidden): Notice =>
  how === "offered"
    ? { text: t("code.hidden"), opens: [{ label: t("code.show"), dialog: "code", data: { ask: "now" } }] }
    : { text: t(how === "moved" ? "code.hiddenMoved" : "code.hiddenForGood") };
