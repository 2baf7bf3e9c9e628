import { t, type Lang, type Text, type Value } from "../../dialogs/kit/text";

/** Returns a sentence under `helpdesk` in the locale files; the key "plain" means its `value` alone. */
export type Say = (key: string, lang: Lang, values?: Readonly<Record<string, Value>>) => string;

/** Says any text in a language. */
export type SayText = (text: Text, lang: Lang) => string;

export const createSay =
  (sayText: SayText): Say =>
  (key, lang, values) =>
    sayText(t(key === "plain" ? key : `helpdesk.${key}`, values), lang);

/** The texts of the helpdesk and those that students read, in the language of a member of staff. */
export interface Said {
  readonly say: Say;
  readonly sayText: SayText;
  readonly lang: Lang;
}

/** The language of texts that the whole team reads. */
export const teamLang: Lang = "pl";
