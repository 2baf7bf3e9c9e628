import type { Institution } from "../../dialogs/kit/institution";
import { languages, t, type Lang, type Text } from "../../dialogs/kit/text";
import type { Catalog } from "../../src/conversation/catalog";

export interface CommandTexts {
  /** The text that is sent when the command is tapped, so the assistant must understand it. */
  readonly title: string;
  readonly description: string;
}

/** Everything Teams shows of the app, in one language. */
export interface AppTexts {
  readonly name: string;
  readonly fullName: string;
  readonly summary: string;
  readonly about: string;
  readonly commands: readonly CommandTexts[];
}

/** The most characters that Teams takes of each text, and the most commands. */
export const limits = {
  name: 30,
  fullName: 100,
  summary: 80,
  about: 4000,
  title: 32,
  description: 128,
  commands: 10,
} as const;

/** The commands students come for, in the order of the menu in Teams. */
const commands: readonly { readonly title: Text; readonly description: Text }[] = [
  { title: t("teamsApp.commands.menu.title"), description: t("teamsApp.commands.menu.description") },
  { title: t("teamsApp.commands.status.title"), description: t("teamsApp.commands.status.description") },
  { title: t("teamsApp.commands.order.title"), description: t("teamsApp.commands.order.description") },
  { title: t("teamsApp.commands.code.title"), description: t("teamsApp.commands.code.description") },
  { title: t("teamsApp.commands.activate.title"), description: t("teamsApp.commands.activate.description") },
  { title: t("teamsApp.commands.extend.title"), description: t("teamsApp.commands.extend.description") },
  { title: t("teamsApp.commands.newPhone.title"), description: t("teamsApp.commands.newPhone.description") },
  { title: t("teamsApp.commands.human.title"), description: t("teamsApp.commands.human.description") },
  { title: t("teamsApp.commands.language.title"), description: t("teamsApp.commands.language.description") },
  { title: t("teamsApp.commands.privacy.title"), description: t("teamsApp.commands.privacy.description") },
];

/** The app's words at a university, in every language. */
export function textsOf(catalog: Catalog, { name }: Institution): Readonly<Record<Lang, AppTexts>> {
  const university = { text: { words: name } };
  const inLanguage = (lang: Lang): AppTexts => {
    const say = (text: Text): string => catalog.say(text, lang);
    return {
      name: say(t("teamsApp.name")),
      fullName: say(t("teamsApp.fullName", { university })),
      summary: say(t("teamsApp.summary")),
      about: say(t("teamsApp.about", { university })),
      commands: commands.map((it) => ({ title: say(it.title), description: say(it.description) })),
    };
  };
  return Object.fromEntries(languages.map((lang) => [lang, inLanguage(lang)])) as Record<Lang, AppTexts>;
}
