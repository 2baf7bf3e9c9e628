import type { Catalog } from "./catalog";

/** Texts that change while the program runs: whoever says one of them says it as it is at that moment. */
export interface LiveCatalog extends Catalog {
  edition(): Catalog;
  /** From now on, texts are said as in this edition. */
  use(edition: Catalog): void;
}

export function createLiveCatalog(first: Catalog): LiveCatalog {
  let now = first;
  return {
    say: (text, lang) => now.say(text, lang),
    has: (key) => now.has(key),
    keys: (lang) => now.keys(lang),
    edition: () => now,
    use(edition) {
      now = edition;
    },
  };
}
