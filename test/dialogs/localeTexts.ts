import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { load } from "js-yaml";
import type { Lang } from "../../dialogs/kit/text";
import { loadAnswerFiles } from "../../src/conversation/answers";
import { root } from "../support/root";

const tags: Readonly<Record<Lang, string>> = { pl: "pl-PL", en: "en-GB", uk: "uk-UA" };

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];
/** The numbers by which the parser marks bare text, a plural, and the «#» of a plural. */
const isLiteral = (it: Element): boolean => (it.type as number) === 0;
const isPlural = (it: Element): boolean => (it.type as number) === 6;
const isPound = (it: Element): boolean => (it.type as number) === 7;

/**
 * The texts of a language by their dotted keys, as they stand in its file, together with the texts of all answers, whomever the answers hold for.
 * Throws when one key occurs twice in the same place.
 */
export function readTexts(lang: Lang): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const walk = (tree: unknown, prefix: string): void => {
    if (typeof tree !== "object" || tree === null) return void flat.set(prefix, tree);
    for (const [name, value] of Object.entries(tree)) walk(value, prefix === "" ? name : `${prefix}.${name}`);
  };
  walk(load(readFileSync(join(root, "dialogs", "locales", `${lang}.yaml`), "utf8")), "");
  for (const [topic, { title, answers }] of Object.entries(loadAnswerFiles(join(root, "dialogs")))) {
    flat.set(`answers.${topic}.title`, title[lang]);
    answers.forEach(({ text }, at) => flat.set(`answers.${topic}.text${at === 0 ? "" : `.${at + 1}`}`, text[lang]));
  }
  return flat;
}

/** Parses a message as the product does. Throws when the message is not valid ICU MessageFormat. */
export const compile = (text: string, lang: Lang): IntlMessageFormat =>
  new IntlMessageFormat(text, tags[lang], undefined, { ignoreTag: true });

/** Every element of a message, including those inside plural branches. */
export function elements(text: string, lang: Lang): Element[] {
  const all = (ast: readonly Element[]): Element[] =>
    ast.flatMap((it) => [it, ...("options" in it ? Object.values(it.options).flatMap(({ value }) => all(value)) : [])]);
  return all(compile(text, lang).getAst());
}

/** The values that a message needs, each with the way it is used: `name` or `name, plural`. */
export function placeholders(text: string, lang: Lang): string[] {
  const used = elements(text, lang)
    .filter((it) => !isLiteral(it) && !isPound(it))
    .map((it) => ("value" in it ? `${it.value}${"options" in it ? ", plural" : ""}` : ""));
  return [...new Set(used)].sort();
}

/** The branches of each plural of a message; a choice between words (`select`) does not count as a plural. */
export const pluralBranches = (text: string, lang: Lang): string[][] =>
  elements(text, lang).flatMap((it) => ("options" in it && isPlural(it) ? [Object.keys(it.options)] : []));

export const pluralCategories = (lang: Lang): string[] =>
  new Intl.PluralRules(tags[lang]).resolvedOptions().pluralCategories;

/** The words of a message that a reader sees whatever values it is given, without quotations from the Polish app: «…». */
export const ownWords = (text: string, lang: Lang): string =>
  elements(text, lang)
    .filter(isLiteral)
    .map((it) => ("value" in it ? it.value : ""))
    .join(" ")
    .replace(/«[^»]*»/gu, " ");

/** The source code that puts texts on cards; tests look up in it how a text is used. */
export function sources(): string {
  const folders = [join(root, "dialogs"), join(root, "dialogs", "kit"), join(root, "src", "conversation")];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}
