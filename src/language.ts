import { join } from "node:path";
import { loadCatalog, type Catalog } from "./conversation/catalog";
import { createUnderstanding, readModel, type Understanding } from "./understanding";

/** What the assistant says and understands. Nothing in it changes, so that one serves as many apps as there are. */
export interface Language {
  readonly catalog: Catalog;
  readonly understand: Understanding;
}

/**
 * Reads `dialogs/` below the repository's root; takes about a fifth of a second.
 * @param timeZone IANA name, in which moments are told
 */
export function loadLanguage(root: string, timeZone: string): Language {
  return {
    catalog: loadCatalog(join(root, "dialogs", "locales"), timeZone),
    understand: createUnderstanding(readModel(join(root, "dialogs", "phrases", "model.bin.gz"))),
  };
}
