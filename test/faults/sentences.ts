import { join } from "node:path";
import { t } from "../../dialogs/kit/text";
import { loadCatalog } from "../../src/conversation/catalog";
import { root } from "../support/root";

const catalog = loadCatalog(join(root, "dialogs", "locales"), "Europe/Warsaw");
const parts = new Map<string, readonly string[]>();

/** A sentence of the assistant in Polish, with `…` for what is filled in. */
export const sentence = (key: string): string => catalog.say(t(key, { ticket: "…", name: "…" }), "pl");

/** Whether a message says that sentence, whatever is filled in. */
export const saying =
  (key: string) =>
  ({ text }: { readonly text: string }): boolean => {
    let fixed = parts.get(key);
    if (!fixed) parts.set(key, (fixed = sentence(key).split("…")));
    return fixed.every((part) => text.includes(part));
  };
