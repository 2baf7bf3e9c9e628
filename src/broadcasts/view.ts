import type { Notice } from "../../dialogs/kit/card";
import { t, verbatim, type Lang, type Words } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";

/** A message of the staff in a given language; if it was not written in that language, it is shown in Polish. */
export function broadcastView(texts: Words, lang: Lang, catalog: Catalog): View {
  const own = texts[lang];
  const said = own ?? texts.pl ?? texts.en ?? "";
  const notice: Notice = {
    title: t("broadcast.title"),
    text: [...(own === undefined ? [t("broadcast.onlyPolish")] : []), ...said.split(/\n{2,}/).map(verbatim)],
    opens: [{ label: t("broadcast.stop"), dialog: "broadcasts", data: { to: "off" } }],
  };
  return viewOfNotice(notice, lang, catalog);
}

/** The same for many people: each language is rendered only once. */
export function broadcastViews(texts: Words, catalog: Catalog): (lang: Lang) => View {
  const views = new Map<Lang, View>();
  return (lang) => {
    const view = views.get(lang) ?? broadcastView(texts, lang, catalog);
    views.set(lang, view);
    return view;
  };
}
