import { z } from "zod";
import { card } from "./kit/card";
import { dialog, open } from "./kit/dialog";
import { languages, t, type Lang } from "./kit/text";

const switchTo = (lang: Lang) => ({
  label: t(`language.${lang}`),
  then: open("menu", {}, { lang, say: [{ text: t("language.changed") }] }),
});

/** The language, changeable at any moment. */
export const language = dialog({
  id: "language",
  version: 1,
  first: "choose",
  data: z.object({ to: z.enum(languages).optional() }),
  steps: {
    choose: {
      enter: ({ to }) => (to ? open("menu", {}, { lang: to, say: [{ text: t("language.changed") }] }) : undefined),
      ask: () => card({ title: t("language.title"), text: t("language.which") }),
      on: { pl: switchTo("pl"), en: switchTo("en"), uk: switchTo("uk"), menu: open("menu") },
    },
  },
});
