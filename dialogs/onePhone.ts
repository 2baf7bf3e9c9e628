import { z } from "zod";
import type { Next } from "./kit/dialog";
import type { Drawing } from "./kit/walk";
import { t } from "./kit/text";

/** Set if the student reads this chat on the phone that will get the card. Then they cannot scan the code and copy it instead. */
export const screen = z.enum(["same"]).optional();

interface Screen {
  readonly screen?: "same" | undefined;
}

const read = (on: "same" | undefined) => (): Next => ({ to: { kind: "stay", again: true, data: { screen: on } } });

/** The buttons with which a student says so. A step offers only the one that changes something. */
export const screens = {
  samePhone: { label: t("guide.samePhone"), said: t("said.samePhone"), then: read("same") },
  otherScreen: { label: t("guide.otherScreen"), then: read(undefined) },
} as const;

export const hiddenScreens = ({ screen: on }: Screen): readonly string[] => [
  on === "same" ? "samePhone" : "otherScreen",
];

/** The wording of the steps that need the codes: on one phone they begin with copying. */
export const byScreen = ({ screen: on }: Screen): string | undefined => (on === "same" ? "onePhone" : undefined);

/** The drawing of the step that reads the QR code. */
export const scanDrawing = (_: unknown, { screen: on }: Screen): Drawing | undefined =>
  on === "same" ? { name: "scan-one-phone", alt: t("guide.onePhoneAlt") } : undefined;
