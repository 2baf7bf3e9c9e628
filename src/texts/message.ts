import type { Lang } from "../../dialogs/kit/text";
import { compileMessage, locales } from "../conversation/message";
import type { Placeholder } from "./desk";

type Element = ReturnType<ReturnType<typeof compileMessage>["getAst"]>[number];
/** The numbers by which the parser marks bare text, a value, a choice between words, a plural, and the «#» of a plural. */
const isLiteral = (it: Element): boolean => (it.type as number) === 0;
const isValue = (it: Element): boolean => (it.type as number) === 1;
const isSelect = (it: Element): boolean => (it.type as number) === 5;
const isPlural = (it: Element): boolean => (it.type as number) === 6;
const isPound = (it: Element): boolean => (it.type as number) === 7;

/**
 * Every element of a message, including those inside its branches.
 *
 * @throws if it is not ICU MessageFormat
 */
function elements(text: string, lang: Lang): Element[] {
  const all = (ast: readonly Element[]): Element[] =>
    ast.flatMap((it) => [it, ...("options" in it ? Object.values(it.options).flatMap(({ value }) => all(value)) : [])]);
  return all(compileMessage(text, lang).getAst());
}

/** Whether a message can be compiled. */
export function isMessage(text: string, lang: Lang): boolean {
  try {
    compileMessage(text, lang);
    return true;
  } catch {
    return false;
  }
}

/** A choice that a message makes, as often as it makes it. */
export interface Choosing {
  readonly name: string;
  readonly kind: "plural" | "select";
  readonly branches: readonly string[];
}

export const choicesIn = (text: string, lang: Lang): readonly Choosing[] =>
  elements(text, lang).flatMap((it): Choosing[] =>
    "options" in it && (isPlural(it) || isSelect(it))
      ? [{ name: it.value, kind: isPlural(it) ? "plural" : "select", branches: Object.keys(it.options) }]
      : [],
  );

/** The values that a message needs, each with the way it is used, sorted. A value that is used in two ways occurs twice. */
export function placeholdersIn(text: string, lang: Lang): readonly Placeholder[] {
  const chosen = choicesIn(text, lang);
  const plain = elements(text, lang).flatMap((it): Placeholder[] =>
    "value" in it && !isLiteral(it) && !isPound(it) && !("options" in it)
      ? [{ name: it.value, kind: isValue(it) ? "value" : "format", branches: [] }]
      : [],
  );
  const found = new Map<string, Placeholder>();
  for (const { name, kind, branches } of [...plain, ...chosen]) {
    const id = `${name}, ${kind}`;
    const more = kind === "select" ? branches : [];
    found.set(id, { name, kind, branches: [...new Set([...(found.get(id)?.branches ?? []), ...more])].sort() });
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, it]) => it);
}

/** The plural forms that a language has. */
export const pluralForms = (lang: Lang): readonly string[] =>
  new Intl.PluralRules(locales[lang]).resolvedOptions().pluralCategories;

/** The words of a message that a reader sees whatever values it is given. */
export const literalsIn = (text: string, lang: Lang): readonly string[] =>
  elements(text, lang).flatMap((it) => (isLiteral(it) && "value" in it ? [it.value] : []));

/** The words of a message without quotations from the Polish app: «…». */
export const ownWords = (text: string, lang: Lang): string =>
  literalsIn(text, lang)
    .join(" ")
    .replace(/«[^«»]*»/gu, " ");
