import { t, type Lang } from "../../../dialogs/kit/text";
import type { Catalog } from "../../conversation/catalog";
import type { TextEntry } from "../../texts/desk";

/** The name of a text's field: its language, or what it is where all languages have the same. */
export const fieldName = ({ place, languages }: TextEntry, it: Lang, catalog: Catalog, lang: Lang): string =>
  catalog.say(t(languages.length > 1 ? `language.${it}` : `staffTexts.field.${place}`), lang);
