import { join } from "node:path";
import { givenBy } from "../../dialogs/kit/given";
import type { Institution } from "../../dialogs/kit/institution";
import { t, type Lang, type Value } from "../../dialogs/kit/text";
import { loadCatalog, loadSources } from "../../src/conversation/catalog";
import { placeholders } from "../dialogs/localeTexts";
import { institutionOf } from "./institution";
import { onceAWorker } from "./jest/onceAWorker";
import { root } from "./root";

type Values = Readonly<Record<string, Value>>;

const folder = join(root, "dialogs");

/** The product's texts as people read them at an institution. */
export function copyAt(institution: Institution) {
  const of = `at ${JSON.stringify(institution)}`;
  const catalog = onceAWorker(`catalog of copy ${of}`, () => loadCatalog(folder, institution));
  const sources = onceAWorker(`sources of copy ${of}`, () => loadSources(folder, institution));
  const given = new Set(Object.keys(givenBy(institution)));

  /** A text in one language. Throws when the key is unknown or a value is missing. */
  const copyIn = (lang: Lang, key: string, values?: Values): string => catalog.say(t(key, values), lang);

  /**
   * A pattern for a text in which the places without a given value may be filled with anything; values that a plural depends on are always given.
   * Throws when the text consists of nothing but such places, because the pattern would match anything.
   */
  function copyPattern(key: string, values: Values = {}, lang: Lang = "pl"): RegExp {
    const source = sources[lang].get(key);
    if (source === undefined) throw new Error(`No text «${key}» in ${lang}.yaml`);
    const open = placeholders(source, lang).filter(
      (name) => !(name in values) && !given.has(nameIn(name)) && !name.includes(","),
    );
    const fixed = copyIn(lang, key, { ...Object.fromEntries(open.map((name) => [name, gap])), ...values }).split(gap);
    if (!/\p{L}/u.test(fixed.join(""))) throw new Error(`«${key}» has no words of its own`);
    return new RegExp(fixed.map(literally).join("[^\\n]+?"), "u");
  }

  return { copyIn, copyPattern, copy: (key: string, values?: Values): string => copyIn("pl", key, values) };
}

/** Marks the places of a text that are not given, so that the text can be split there. */
const gap = "\u0000";

const nameIn = (placeholder: string): string => placeholder.split(",")[0] ?? "";

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The texts at the institution that tests normally use. */
export const { copy, copyIn, copyPattern } = copyAt(institutionOf());
