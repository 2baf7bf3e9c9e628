import type { Catalog } from "../../conversation/catalog";
import { staffPlaceholders, type StaffPlaceholder } from "../../../dialogs/kit/staffAnswer";
import { languages, t, type Lang } from "../../../dialogs/kit/text";

/** The words that stand in a text for a value that is not known. */
export const blankOf = (catalog: Pick<Catalog, "say">, it: StaffPlaceholder, lang: Lang): string =>
  `[${catalog.say(t(`helpdesk.answers.blank.${it}`), lang)}]`;

/** The values that are still missing in a text, as they stand there. */
export function blanksIn(catalog: Pick<Catalog, "say">, text: string): string[] {
  const all = staffPlaceholders.flatMap((it) => languages.map((lang) => blankOf(catalog, it, lang)));
  return [...new Set(all)].filter((it) => text.includes(it));
}
