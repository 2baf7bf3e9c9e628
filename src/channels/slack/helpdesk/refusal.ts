import type { Lang } from "../../../../dialogs/kit/text";
import type { DeskRefusal } from "../../../tickets/port";
import type { Say } from "./deps";

/** The text that tells staff why the desk refused an action. */
export function refusalWords(it: DeskRefusal, say: Say, lang: Lang): string {
  switch (it.refusal) {
    case "taken":
      return say("refusal.taken", lang, { name: it.by });
    case "tooLong":
      return say("refusal.tooLong", lang, { most: it.most });
    default:
      return say(`refusal.${it.refusal}`, lang);
  }
}
