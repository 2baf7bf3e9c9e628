import { intents } from "../../dialogs";
import type { Said } from "./say";

/** The name of a tag; one that an earlier version had is shown as it is stored. */
export function tagTitle(tag: string, { say, sayText }: Pick<Said, "say" | "sayText">, lang: Said["lang"]): string {
  if (tag === "stuck") return say("tags.stuck", lang);
  const found = Object.hasOwn(intents, tag) ? intents[tag] : undefined;
  return found && "label" in found ? sayText(found.label, lang) : tag;
}
