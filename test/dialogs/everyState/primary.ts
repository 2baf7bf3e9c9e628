import { toAdaptiveCard } from "../../../src/channels/adaptiveCard";
import { blocksOf } from "../../../src/channels/slack/blocks";
import type { View } from "../../../dialogs/kit/view";
import type { Walked } from "./walker";

interface Drawn {
  readonly type: string;
  readonly actions?: readonly { readonly style?: string }[];
  readonly elements?: readonly { readonly style?: string }[];
}

const guideUrl = (name: string): string => `https://legitka.example/guide/${name}.png`;
const emphasised = ({ actions = [], elements = [] }: Drawn): number =>
  [...actions, ...elements].filter(({ style }) => style === "positive" || style === "primary").length;

/** The elements that each chat draws of a view. */
const chats: Readonly<Record<string, (view: View) => readonly Drawn[]>> = {
  Teams: (view) => toAdaptiveCard(view, { guideUrl, markdown: true, execute: true, opensSignIn: true }).body,
  "the web page": (view) => toAdaptiveCard(view, { guideUrl, markdown: false }).body,
  Slack: (view) => blocksOf(view, { guideUrl, fillIn: "Wpisz" }) as readonly Drawn[],
};

/** @param views every card and notice that a walk through all dialogs shows */
export function testPrimary(views: Walked["views"]): void {
  test.each(Object.entries(chats))("in %s, every card and every notice has one primary button at most", (_, draw) => {
    const several = views.flatMap(({ at, lang, view }) => {
      const found = draw(view).reduce((sum, it) => sum + emphasised(it), 0);
      return found > 1 ? [`${at} (${lang}): ${found}`] : [];
    });
    expect([...new Set(several)]).toEqual([]);
  });
}
