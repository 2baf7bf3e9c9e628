import type { Lang } from "../../dialogs/kit/text";
import type { DeskRefusal } from "../tickets/port";
import type { Say } from "./say";

/** The text that tells staff why the desk refused an action. */
export function refusalWords(it: DeskRefusal, say: Say, lang: Lang): string {
  switch (it.refusal) {
    case "taken":
    case "answered":
      return say(`refusal.${it.refusal}`, lang, { name: it.by });
    case "tooLong":
      return say("refusal.tooLong", lang, { most: it.most });
    case "merged":
    case "targetMerged":
      return say(`refusal.${it.refusal}`, lang, { ticket: it.into });
    case "split":
      return say("refusal.split", lang, { ticket: it.to });
    // It is said to offices only, and by letter.
    case "elsewhere":
      return say("refusal.over", lang);
    default:
      return say(`refusal.${it.refusal}`, lang);
  }
}
