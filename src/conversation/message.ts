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
