import type { Catalog } from "../../conversation/catalog";
import { staffPlaceholders, type StaffPlaceholder } from "../../../dialogs/kit/staffAnswer";
import { languages, t, type Lang } from "../../../dialogs/kit/text";

type Sayer = Pick<Catalog, "say">;

const nameOf = (catalog: Sayer, it: StaffPlaceholder, lang: Lang): string =>
  catalog.say(t(`helpdesk.answers.blank.${it}`), lang);

/** The words that stand in a text for a value that is not known. */
export const blankOf = (catalog: Sayer, it: StaffPlaceholder, lang: Lang): string => `[${nameOf(catalog, it, lang)}]`;

/** Something short in square or curly brackets, as people type it for a value that is to be filled in: «[imię]», «{{name}}». */
const bracketed = /\[{1,2}[^[\]{}\n]{1,60}\]{1,2}|\{{1,2}[^[\]{}\n]{1,60}\}{1,2}/gu;

/** The values that are still missing in a text, as they stand there. Staff shorten their names: «[imię]» for «[imię studenta]». */
export function blanksIn(catalog: Sayer, text: string): string[] {
  const known = staffPlaceholders
    .flatMap((it) => languages.map((lang) => nameOf(catalog, it, lang)))
    .map((it) => new Set(wordsIn(it)));
  const isBlank = (found: string): boolean => {
    const words = wordsIn(found);
    return words.length > 0 && known.some((name) => words.every((word) => name.has(word)));
  };
  return [...new Set(text.match(bracketed) ?? [])].filter(isBlank);
}

/** Words without capitals and without accents, since people leave both out. */
const wordsIn = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu)
    ?.map((it) => it.replaceAll("’", "'")) ?? [];
