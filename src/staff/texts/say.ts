import { moment, t, type Lang, type Value } from "../../../dialogs/kit/text";
import type { Catalog } from "../../conversation/catalog";
import type { TextsPagesDeps } from "./deps";

/** Returns a sentence under `staffTexts` in the locale files, which these pages say. */
export type Say = (key: string, values?: Readonly<Record<string, Value>>) => string;

export const sayIn =
  (catalog: Catalog, lang: Lang): Say =>
  (key, values) =>
    catalog.say(t(`staffTexts.${key}`, values), lang);

/** A moment as the pages write it. */
export const momentOf = (at: number): Value => moment(new Date(at).toISOString());

/** The name of a dialog: its title or its button; those without have one among their texts, or else only their id. */
export function dialogName(
  { dialogs, catalog }: Pick<TextsPagesDeps, "dialogs" | "catalog">,
  id: string,
  lang: Lang,
): string {
  const title =
    dialogs[id]?.title ?? dialogs[id]?.button ?? (catalog.has(`${id}.title`) ? t(`${id}.title`) : undefined);
  return title ? catalog.say(title, lang) : id;
}
