import { t, type Lang } from "../../../dialogs/kit/text";
import type { View } from "../../../dialogs/kit/view";
import type { Catalog } from "../../conversation/catalog";
import type { TextEntry } from "../../texts/desk";
import type { TextsPagesDeps } from "./deps";
import { drawBlocks } from "./draw/slackBlocks";
import { kindOf, type Kind } from "./kinds";
import { sampleOf } from "./samples";
import type { Scene } from "./scenes/scene";

/** More places of one text are not offered: it is the same card with other data. */
const mostScenes = 24;

/** The preview of a text: a card in three channels, or the sentence alone. */
export type Preview =
  | {
      readonly kind: "card";
      readonly web: unknown;
      readonly teams: unknown;
      readonly progress: View["progress"];
      /** Markup. */
      readonly slack: string;
      readonly view: View;
    }
  | { readonly kind: "alone"; readonly of: Kind; readonly text: string };

export interface PreviewWish {
  readonly entry: TextEntry;
  readonly lang: Lang;
  /** The number of the text's place. */
  readonly scene: number;
  readonly edits: Parameters<TextsPagesDeps["desk"]["preview"]>[0];
}

export interface Previews {
  /** The places of a text, by which one of them can be chosen. */
  placesOf(key: string): Promise<readonly Scene[]>;
  draw(wish: PreviewWish): Promise<Preview>;
}

export function createPreviews({ desk, gallery, drawings }: TextsPagesDeps): Previews {
  const placesOf = async (key: string) => distinctPlaces(await gallery.scenesOf(key)).slice(0, mostScenes);

  const cardOf = (view: View, lang: Lang, catalog: Catalog): Preview => {
    const { message, form } = drawings.slack(view, lang, catalog);
    const slack = `${drawBlocks(message).markup}${form.length > 0 ? `<div class="slack-form">${drawBlocks(form).markup}</div>` : ""}`;
    return { kind: "card", web: drawings.web(view), teams: drawings.teams(view), progress: view.progress, slack, view };
  };

  return {
    placesOf,
    async draw({ entry, lang, scene, edits }) {
      const catalog = desk.preview(edits);
      const scenes = await placesOf(entry.key);
      const found = scenes[scene] ?? scenes[0];
      if (found) return cardOf(found.draw(lang, catalog), lang, catalog);
      const values = Object.fromEntries(entry.placeholders.map((it) => [it.name, sampleOf(it)]));
      const text = catalog.say(t(entry.key, values), lang);
      const of = kindOf(entry.key) ?? "notice";
      if (of !== "notice") return { kind: "alone", of, text };
      return cardOf({ lang, paragraphs: [text], facts: [], buttons: [] }, lang, catalog);
    },
  };
}

/** The same step is offered a few times at most, with other data each time. */
function distinctPlaces(scenes: readonly Scene[]): readonly Scene[] {
  const count = new Map<string, number>();
  return scenes.filter(({ at }) => {
    const before = count.get(at) ?? 0;
    count.set(at, before + 1);
    return before < 3;
  });
}
