import { IntlMessageFormat } from "intl-messageformat";
import type { Lang } from "../../dialogs/kit/text";

/** British English puts the day before the month, as Polish and Ukrainian do. */
export const locales: Readonly<Record<Lang, string>> = { pl: "pl-PL", en: "en-GB", uk: "uk-UA" };

/**
 * Compiles a text written in ICU MessageFormat. Angle brackets have no meaning in it.
 *
 * @throws if it is not ICU MessageFormat
 */
export const compileMessage = (source: string, lang: Lang): IntlMessageFormat =>
  new IntlMessageFormat(source, locales[lang], undefined, { ignoreTag: true });

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/**
 * The names of the values that a text uses.
 *
 * @throws if it is not ICU MessageFormat
 */
export function valuesIn(source: string, lang: Lang): readonly string[] {
  const names = (ast: readonly Element[]): string[] =>
    ast.flatMap((it) => {
      // The parser marks bare text with 0 and the «#» of a plural with 7.
      const own = "value" in it && ![0, 7].includes(it.type) ? [it.value] : [];
      return "options" in it ? [...own, ...Object.values(it.options).flatMap(({ value }) => names(value))] : own;
    });
  return [...new Set(names(compileMessage(source, lang).getAst()))];
}
