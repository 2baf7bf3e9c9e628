import type { Dialog } from "./dialog";
import { t, type Text } from "./text";

/** The readable name of the place a student was at: a walkthrough step by its own title, any other step by its dialog's title. */
export function placeIn({ id, title, stops }: Pick<Dialog, "id" | "title" | "stops">, step?: string): Text | undefined {
  if (title === undefined || step === undefined || !stops?.includes(step)) return title;
  return t("escalate.where", { place: { text: title }, step: { text: t(`${id}.${step}.title`) } });
}
