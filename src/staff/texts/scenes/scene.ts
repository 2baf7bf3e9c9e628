import type { View } from "../../../../dialogs/kit/view";
import type { Lang, Text } from "../../../../dialogs/kit/text";
import type { Catalog } from "../../../conversation/catalog";

/** A card or a notice as a student sees it somewhere in the conversation, with sample data. */
export interface Scene {
  /** Where it is shown: `order.check`, or a name of its own for what is shown beside the dialogs. */
  readonly at: string;
  readonly isNotice: boolean;
  /** The keys of all its texts, in the order in which they are asked for. */
  readonly keys: readonly string[];
  readonly draw: (lang: Lang, catalog: Catalog) => View;
}

/** The keys of the texts that are needed for what `draw` draws. */
export function keysIn(draw: (catalog: Catalog) => unknown, catalog: Catalog): readonly string[] {
  const keys = new Set<string>();
  draw(listening(catalog, keys));
  return [...keys];
}

/** A catalog that notes in `used` every key it is asked for, and every key that is needed inside another text. */
export function listening(catalog: Catalog, used: Set<string>): Catalog {
  const note = (text: Text): void => {
    if (!("key" in text)) return;
    used.add(text.key);
    for (const value of Object.values(text.values ?? {}))
      if (typeof value === "object" && "text" in value) note(value.text);
  };
  const say: Catalog["say"] = (text, lang) => {
    note(text);
    return catalog.say(text, lang);
  };
  return { ...catalog, say };
}
