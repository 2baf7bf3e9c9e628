import type { Notice } from "../../dialogs/kit/card";
import { t, verbatim, type Lang, type Words } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";

/** The paragraphs of a message; staff part them with an empty line. */
export const paragraphsOf = (text: string): string[] => text.split(/\n{2,}/);

/** A message of the staff as somebody who speaks that language sees it; what was not written in it is shown in Polish. */
export function broadcastView(texts: Words, lang: Lang, catalog: Catalog): View {
  const own = texts[lang];
  const said = own ?? texts.pl ?? texts.en ?? "";
  const notice: Notice = {
    title: t("broadcast.title"),
    text: [...(own === undefined ? [t("broadcast.onlyPolish")] : []), ...paragraphsOf(said).map(verbatim)],
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
