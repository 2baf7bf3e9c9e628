import { join } from "node:path";
import { t, type Lang, type Value } from "../../dialogs/kit/text";
import { loadCatalog } from "../../src/conversation/catalog";
import { placeholders, readTexts } from "../dialogs/localeTexts";
import { onceAWorker } from "./jest/onceAWorker";
import { root } from "./root";

type Values = Readonly<Record<string, Value>>;

const catalog = onceAWorker("catalog of copy", () => loadCatalog(join(root, "dialogs", "locales"), "Europe/Warsaw"));

/** A text of `dialogs/locales/pl.yaml`, as a person reads it. An unknown key or a place left empty throws. */
export const copy = (key: string, values?: Values): string => copyIn("pl", key, values);

export const copyIn = (lang: Lang, key: string, values?: Values): string => catalog.say(t(key, values), lang);

/** Stands for what fills a place, where a text is to be cut. */
const gap = "\u0000";

/**
 * The text whatever fills the places that are not given; what a plural depends on is always given.
 * A text in which nothing but the places can be recognized throws, as anything would match it.
 */
export function copyPattern(key: string, values: Values = {}, lang: Lang = "pl"): RegExp {
  const open = placeholders(sourceOf(key, lang), lang).filter((name) => !(name in values) && !name.includes(","));
  const fixed = copyIn(lang, key, { ...Object.fromEntries(open.map((name) => [name, gap])), ...values }).split(gap);
  if (!/\p{L}/u.test(fixed.join(""))) throw new Error(`«${key}» has no words of its own`);
  return new RegExp(fixed.map(literally).join("[^\\n]+?"), "u");
}

function sourceOf(key: string, lang: Lang): string {
  const source = onceAWorker(`sources of copy in ${lang}`, () => readTexts(lang)).get(key);
  if (typeof source !== "string") throw new Error(`No text «${key}» in ${lang}.yaml`);
  return source;
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
