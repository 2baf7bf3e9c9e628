import type { View } from "../../../../dialogs/kit/view";
import type { Lang, Text } from "../../../../dialogs/kit/text";
import type { Catalog } from "../../../conversation/catalog";

/** A card or a notice as a student sees it somewhere in the conversation, with sample data. */
export interface Scene {
  /** Where it is shown: a step such as `order.check`, a happening such as `orderReady`, or `said` in answer to a text. */
  readonly at: string;
  /** The keys of all its texts, in the order in which they are asked for. */
  readonly keys: readonly string[];
  readonly draw: (lang: Lang, catalog: Catalog) => View;
}

/** The keys of the texts that `draw` needs, also of those inside another text. */
export function keysIn(draw: (catalog: Catalog) => unknown): readonly string[] {
  const keys = new Set<string>();
  const note = (text: Text): void => {
    if (!("key" in text)) return;
    keys.add(text.key);
    for (const value of Object.values(text.values ?? {})) {
      if (typeof value !== "object") continue;
      if ("text" in value) note(value.text);
      if ("day" in value && typeof value.day !== "string") note(value.day);
    }
  };
  const say = (text: Text): string => {
    note(text);
    return "…";
  };
  draw({ say, has: () => true, keys: () => [] });
  return [...keys];
}
