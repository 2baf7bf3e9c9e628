import { plasticCardIs, type Institution } from "../../dialogs/kit/institution";
import { isSourceKey } from "../../dialogs/kit/answer";
import type { Lang } from "../../dialogs/kit/text";
import type { ShippedCatalog } from "../conversation/catalog";
import type { Refusal } from "./desk";
import { choicesIn, isMessage, literalsIn, placeholdersIn, pluralForms } from "./message";
import { isLocked, mostCharacters, placeOfText } from "./places";
import { createKnownHosts } from "./knownHosts";
import { askingForPlastic, onlyWherePlasticIsRequired } from "./plasticCard";
import { refused } from "./refusals";
import { createSourceChecks } from "./sourceChecks";
import { createRenderings } from "./renderings";
import { doubledStopIn, foreignLettersIn, genderedIn, sentencesIn } from "./wording";

export interface Checks {
  /** Whether staff may edit a text. */
  isEditable(key: string): boolean;
  /** Everything that is wrong with a text in this place; empty if it can be published. */
  check(key: string, lang: Lang, text: string): readonly Refusal[];
  /**
   * Why a text that was published before must not be said: it could break an answer, or tell what is not true under the rules in
   * force. This may come with a release or with a change of the rules.
   */
  harm(key: string, lang: Lang, text: string): Refusal | undefined;
}

export function createChecks(shipped: ShippedCatalog, institution: Institution, clock: () => number): Checks {
  const renderings = createRenderings(shipped, institution);
  const isKnown = createKnownHosts(institution);
  const sources = createSourceChecks(shipped, institution, clock);
  const sourceOf = (key: string, lang: Lang): string => shipped.sources[lang].get(key) ?? "";
  const isEditable = (key: string): boolean => shipped.has(key) && !isLocked(key);

  function harms(key: string, lang: Lang, text: string): readonly Refusal[] {
    if (!isEditable(key)) return [refused.notHere];
    if (text.trim() === "") return [refused.empty];
    if (isSourceKey(key)) return sources.harms(key, text);
    if (!isMessage(text, lang)) return [refused.notIcu];
    const structure = structural(sourceOf(key, lang), text, lang);
    if (structure.length > 0) return structure;
    if (plasticCardIs(institution) === "required" || onlyWherePlasticIsRequired(key)) return [];
    const [found] = renderings(key, lang, text).flatMap(({ said }) => askingForPlastic(said, lang));
    return found === undefined ? [] : [refused.plastic(found)];
  }

  return {
    isEditable,
    harm: (key, lang, text) => harms(key, lang, text)[0],
    check(key, lang, text) {
      const found = harms(key, lang, text);
      if (isSourceKey(key)) return found.length > 0 ? found : sources.check(key, text);
      // A text with wrong values cannot be tried out.
      if (found.some(({ code }) => code !== "plastic")) return found;
      const said = renderings(key, lang, text);
      return [
        ...found,
        ...pluralTrouble(text, lang),
        ...writing(sourceOf(key, lang), text, lang),
        ...foreignLinks(text, lang, isKnown),
        ...wording(text, lang),
        ...(said.some((it) => it.said.trim() === "" && it.shipped.trim() !== "") ? [refused.blank] : []),
        ...size(
          key,
          said.map((it) => it.said),
        ),
      ];
    },
  };
}

/** Compares the values that a text takes with those that it is given. */
function structural(source: string, text: string, lang: Lang): readonly Refusal[] {
  const idOf = ({ name, kind }: { readonly name: string; readonly kind: string }): string => `${name}, ${kind}`;
  const due = new Map(placeholdersIn(source, lang).map((it) => [idOf(it), it]));
  const used = new Map(placeholdersIn(text, lang).map((it) => [idOf(it), it]));
  const missing = [...due].flatMap(([id, it]) => (used.has(id) ? [] : [it]));
  const unknown = [...used].flatMap(([id, it]) => (due.has(id) ? [] : [it]));
  const wrong = choicesIn(text, lang).filter((it) => {
    const branches = due.get(idOf(it))?.branches;
    return it.kind === "select" && branches && branches.join() !== [...it.branches].sort().join();
  });
  return [
    ...(missing.length > 0 ? [refused.missing(missing)] : []),
    ...(unknown.length > 0 ? [refused.unknown(unknown)] : []),
    ...wrong.map((it) => refused.branches(it.name, due.get(idOf(it))?.branches ?? [])),
  ];
}

function pluralTrouble(text: string, lang: Lang): readonly Refusal[] {
  const forms = pluralForms(lang);
  const expected = [...forms].sort().join();
  return choicesIn(text, lang).flatMap(({ name, kind, branches }) => {
    const own = branches.filter((it) => !it.startsWith("=")).sort();
    return kind === "plural" && own.join() !== expected ? [refused.plurals(name, forms)] : [];
  });
}

/** Chats show plain text. Characters that are markup in one of them would be shown as they are, or look broken. */
const markup = /[<>*_`~\\#[\]{}|]|\n/gu;
/** Control characters, and those that turn the direction of reading or cannot be seen. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;
const links = /\b[a-z][a-z0-9+.-]*:\/\/\S*|\b(?:javascript|vbscript|mailto|tel|file):\S+|(?<![\w/.@-])www\.\S+/giu;

function writing(source: string, text: string, lang: Lang): readonly Refusal[] {
  const before = literalsIn(source, lang).join(" ");
  const after = literalsIn(text, lang).join(" ");
  const signs = [...new Set(after.match(markup) ?? [])].filter((it) => !before.includes(it));
  const link = (after.match(links) ?? []).find((it) => !it.toLowerCase().startsWith("https://"));
  return [
    ...(text.includes("'") ? [refused.apostrophe] : []),
    ...(signs.length > 0 ? [refused.signs(signs.map((it) => (it === "\n" ? "↵" : it)))] : []),
    ...(invisible.test(text) ? [refused.invisible] : []),
    ...(link === undefined ? [] : [refused.link(link)]),
  ];
}

function foreignLinks(text: string, lang: Lang, isKnown: (link: string) => boolean): readonly Refusal[] {
  const all = literalsIn(text, lang).join(" ").match(links) ?? [];
  // Punctuation after a link in the sentence is not part of it; «https://» alone is none.
  const written = all.map((it) => it.replace(/(?<!\p{P})\p{P}+$/u, "")).filter((it) => /^https:\/\//i.test(it));
  const foreign = written.find((it) => !isKnown(it));
  return foreign === undefined ? [] : [refused.foreignLink(foreign)];
}

function wording(text: string, lang: Lang): readonly Refusal[] {
  const gendered = genderedIn(text, lang);
  const foreign = foreignLettersIn(text, lang);
  const doubled = doubledStopIn(text, lang);
  return [
    ...(gendered === undefined ? [] : [refused.gendered(gendered)]),
    ...(foreign === undefined ? [] : [refused.letters(foreign)]),
    ...(doubled === undefined ? [] : [refused.doubledStop(doubled)]),
  ];
}

function size(key: string, said: readonly string[]): readonly Refusal[] {
  const most = mostCharacters[placeOfText(key)];
  const longest = Math.max(...said.map((it) => it.length));
  const counts = /^answers\.\w+\.text$/.test(key) ? said.map(sentencesIn) : [];
  const wrong = counts.find((it) => it < 2 || it > 4);
  return [
    ...(longest > most ? [refused.long(longest, most)] : []),
    ...(wrong === undefined ? [] : [refused.sentences(wrong)]),
  ];
}
