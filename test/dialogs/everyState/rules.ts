import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { givenBy } from "../../../dialogs/kit/given";
import { plasticCardIs, type Institution } from "../../../dialogs/kit/institution";
import { languages, t, type Lang, type Value } from "../../../dialogs/kit/text";
import type { View } from "../../../dialogs/kit/view";
import { loadSources, type Catalog } from "../../../src/conversation/catalog";
import { askingForPlastic, onlyWherePlasticIsRequired } from "../../../src/texts/plasticCard";
import { root } from "../../support/root";
import { placeholders } from "../localeTexts";
import type { Walked } from "./walker";

/** The sentences of a text that ask for the plastic card. Most texts stand on many cards, so each text is examined only once. */
function asking(text: string, lang: Lang): readonly string[] {
  const known = looked[lang].get(text) ?? askingForPlastic(text, lang);
  looked[lang].set(text, known);
  return known;
}
const looked: Readonly<Record<Lang, Map<string, readonly string[]>>> = { pl: new Map(), en: new Map(), uk: new Map() };

/** Everything that a person can read in a view. */
const wordsOf = ({ title = "", paragraphs, facts, image, buttons }: View): string[] => [
  title,
  ...paragraphs,
  ...facts.map(({ name, value }) => `${name} ${value}`),
  image?.alt ?? "",
  ...buttons.map(({ label }) => label),
];

/**
 * Checks that the assistant says only what the rules in force allow.
 *
 * @param asked the keys that the walk asked for
 */
export function testRules(
  walked: Walked,
  asked: ReadonlySet<string>,
  catalog: Catalog,
  institution: Institution,
): void {
  const saidOnTheWalk = walked.views.flatMap(({ at, lang, view }) =>
    wordsOf(view).flatMap((text) => asking(text, lang).map((it) => `${at} (${lang}): ${it}`)),
  );
  const said = [...new Set([...saidOnTheWalk, ...saidAnywhere(catalog, institution)])];

  if (plasticCardIs(institution) === "required") {
    test("the texts say about the plastic card what the rules require, in every language, in dialogs, reminders and advice to staff", () => {
      for (const lang of languages) {
        const here = said.filter((it) => it.includes(`(${lang})`)).join("\n");
        expect(here).toMatch(/^order\.check/m);
        expect(here).toMatch(/heard expiring/);
        expect(here).toMatch(/^helpdesk\.advice\.extend/m);
        expect(here).toMatch(/^advice\.look/m);
      }
    });
    return;
  }

  test("no sentence anywhere asks for a plastic card, puts it first or says that it is not replaced", () => {
    expect(said).toEqual([]);
  });

  test("the walk shows no text that belongs to the conditions of the plastic card", () => {
    expect([...asked].filter((key) => onlyWherePlasticIsRequired(key))).toEqual([]);
  });

  test("no drawing shows a plastic card, or a Profil Zaufany where none is required", () => {
    const shown = new Set(walked.views.flatMap(({ view: { image } }) => (image ? [image.name] : [])));
    const folder = join(root, "dialogs", "guide", "source");
    const drawn = readdirSync(folder)
      .map((file) => ({ name: file.replace(/\.svg$/, ""), svg: readFileSync(join(folder, file), "utf8") }))
      .filter(({ name }) => shown.has(name));
    const wrong = institution.trustedProfile.isRequired
      ? /plasti|>[^<]*\bELS\b/i
      : /plasti|>[^<]*\bELS\b|Profil Zaufany/i;
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.filter(({ svg }) => wrong.test(svg)).map(({ name }) => name)).toEqual([]);
  });
}

/**
 * The sentences that ask for the plastic card in all existing texts: also those of letters, of advice to staff and of pages, whether or not a walk
 * shows them.
 */
export function saidAnywhere(catalog: Catalog, institution: Institution): string[] {
  const sources = loadSources(join(root, "dialogs"), institution);
  const given = new Set(Object.keys(givenBy(institution)));
  return languages.flatMap((lang) =>
    catalog
      .keys(lang)
      .filter((key) => !key.startsWith("said.") && !onlyWherePlasticIsRequired(key))
      .flatMap((key) => {
        const names = placeholders(sources[lang].get(key) ?? "", lang).map((it) => it.split(","));
        const values = names
          .filter(([name = ""]) => !given.has(name))
          .map(([name = "", isCounted]): [string, Value] => [name, isCounted ? 3 : "…"]);
        return asking(catalog.say(t(key, Object.fromEntries(values)), lang), lang).map(
          (it) => `${key} (${lang}): ${it}`,
        );
      }),
  );
}
