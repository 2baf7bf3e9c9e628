import { z } from "zod";
import type { Next } from "./kit/dialog";
import { t } from "./kit/text";

/** Whether the student reads this chat on the phone that is to have the card. Then there is nothing to scan, and the codes are copied. */
export const screen = z.enum(["same"]).optional();

interface Screen {
  readonly screen?: "same" | undefined;
}

const read = (on: "same" | undefined) => (): Next => ({ to: { kind: "stay", again: true, data: { screen: on } } });

/** The buttons by which a student says so, of which a step offers the one that changes something. */
export const screens = {
  samePhone: { label: t("guide.samePhone"), said: t("said.samePhone"), then: read("same") },
  otherScreen: { label: t("guide.otherScreen"), then: read(undefined) },
} as const;

export const hiddenScreens = ({ screen: on }: Screen): readonly string[] => [
  on === "same" ? "samePhone" : "otherScreen",
];

/** The wording of the steps that need the codes: on one phone they lead with copying. */
export const byScreen = ({ screen: on }: Screen): string | undefined => (on === "same" ? "onePhone" : undefined);
