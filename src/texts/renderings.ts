import { givenBy } from "../../dialogs/kit/given";
import type { Institution } from "../../dialogs/kit/institution";
import { t, type Lang, type Value } from "../../dialogs/kit/text";
import type { Edits, ShippedCatalog } from "../conversation/catalog";
import { placeholdersIn } from "./message";

/** A text and the one of the release, said with the same values. */
export interface Rendering {
  readonly said: string;
  readonly shipped: string;
}

/** A text may choose by several words; more combinations than this are not tried. */
const mostRenderings = 64;

/** Edits that replace one text. */
const oneEdit = (key: string, lang: Lang, text: string): Edits => {
  const none = { pl: new Map<string, string>(), en: new Map<string, string>(), uk: new Map<string, string>() };
  none[lang].set(key, text);
  return none;
};

/**
 * Creates a function that says a text, which takes the same values as the release's, in all ways in which it may be said at the
 * institution: with every branch of its choices between words.
 */
export function createRenderings(shipped: ShippedCatalog, institution: Institution) {
  const given = new Set(Object.keys(givenBy(institution)));
  return (key: string, lang: Lang, text: string): readonly Rendering[] => {
    const catalog = shipped.edited(oneEdit(key, lang, text), () => undefined);
    return samples(text, lang, given).map((values) => ({
      said: catalog.say(t(key, values), lang),
      shipped: shipped.say(t(key, values), lang),
    }));
  };
}

function samples(text: string, lang: Lang, given: ReadonlySet<string>): Record<string, Value>[] {
  const open = placeholdersIn(text, lang).filter(({ name }) => !given.has(name));
  let all: Record<string, Value>[] = [{}];
  for (const { name, kind, branches } of open) {
    // A value that is counted anywhere in the text must be a number everywhere.
    if (kind === "value" && open.some((it) => it.name === name && it.kind === "plural")) continue;
    const choices: readonly Value[] = kind === "select" ? branches : [kind === "plural" ? 3 : "L-ABCDEF"];
    all = all.flatMap((one) => choices.map((it) => ({ ...one, [name]: it }))).slice(0, mostRenderings);
  }
  return all;
}
