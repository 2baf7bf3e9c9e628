import { t, type Lang, type Value } from "../../../dialogs/kit/text";
import type { Catalog } from "../../conversation/catalog";

/** Returns a sentence under `staffTexts` in the locale files, which these pages say. */
export type Say = (key: string, values?: Readonly<Record<string, Value>>) => string;

export const sayIn =
  (catalog: Catalog, lang: Lang): Say =>
  (key, values) =>
    catalog.say(t(`staffTexts.${key}`, values), lang);

/** A moment as the pages write it. */
export const momentOf = (at: number): Value => ({ moment: new Date(at).toISOString() });
