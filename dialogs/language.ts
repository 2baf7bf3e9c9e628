import { z } from "zod";
import { card } from "./kit/card";
import { back, dialog, open } from "./kit/dialog";
import { languages, t, type Lang } from "./kit/text";

const switchTo = (lang: Lang) => ({
  label: t(`language.${lang}`),
  then: open("menu", {}, { lang, say: [{ text: t("language.changed") }] }),
});

/** Changes the language, at any time. */
export const language = dialog({
  id: "language",
  version: 1,
  first: "choose",
  data: z.object({ to: z.enum(languages).optional() }),
  title: t("language.title"),
  button: t("menu.language"),
  intents: {
    language: { gloss: "speak another language" },
    languagePl: { label: t("language.pl"), data: { to: "pl" } },
    languageEn: { label: t("language.en"), data: { to: "en" } },
    languageUk: { label: t("language.uk"), data: { to: "uk" } },
  },
  inMenu: [{ page: "more", to: "everybody", at: 60 }],
  steps: {
    choose: {
      // If a text typed at another question names a language, the language is set at once and that question is asked again in it.
      enter: ({ data: { to } }) => (to ? { ...back(), lang: to, say: [{ text: t("language.changed") }] } : undefined),
      ask: () => card({ title: t("language.title"), text: t("language.which") }),
      on: { pl: switchTo("pl"), en: switchTo("en"), uk: switchTo("uk"), menu: open("menu") },
    },
  },
});
