import type { Dialog } from "./dialog";
import { t, type Text } from "./text";

/** What people call the place a student was at. A walkthrough's steps have titles; other steps are said by their dialog. */
export function placeIn({ id, title, stops }: Pick<Dialog, "id" | "title" | "stops">, step?: string): Text | undefined {
  if (title === undefined || step === undefined || !stops?.includes(step)) return title;
  return t("escalate.where", { place: { text: title }, step: { text: t(`${id}.${step}.title`) } });
}
