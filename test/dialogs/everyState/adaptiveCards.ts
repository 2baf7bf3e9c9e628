import type { View } from "../../../dialogs/kit/view";
import { languages, t, type Lang } from "../../../dialogs/kit/text";
import { secretArriving, secretHidden, secretShown } from "../../../dialogs/secret";
import { toAdaptiveCard, type AdaptiveCardOptions, type CardSecret } from "../../../src/channels/adaptiveCard";
import { viewOfNotice } from "../../../src/conversation/localise";
import { catalog } from "../../conversation/people";
import type { Walked } from "./walker";
import { cardProblems } from "../../support/cardSchema";
import { aSecret } from "../../support/views";

interface Drawable {
  readonly at: string;
  readonly lang: Lang;
  readonly view: View;
  readonly secret?: CardSecret;
}

/** Teams refuses a message above 28 KB (https://learn.microsoft.com/microsoftteams/limits-specifications-teams). */
const mostBytes = 28 * 1024;

const guideUrl = (name: string) => `https://legitka.uni.opole.pl/teams/guide/${name}.png`;
const teams = { guideUrl, markdown: true, execute: true, wide: true, card: "0192f0c1-2b3c-7d4e-8f50-61728394a5b6" };
const clients: Readonly<Record<string, AdaptiveCardOptions>> = {
  Teams: { ...teams, opensSignIn: true },
  "Teams without its own sign-in, after a press": { ...teams, chosen: "Zamów [mLegitymację]" },
  "the web page": { guideUrl, markdown: false },
};

/** @param views every card and notice that a walk through all dialogs shows */
export function testAdaptiveCards(views: Walked["views"]): void {
  const shown: readonly Drawable[] = [...views, ...languages.flatMap(besideTheDialogs)];

  const drawnFor = (options: AdaptiveCardOptions) =>
    shown.map(({ at, lang, view, secret }) => {
      const json = JSON.stringify(toAdaptiveCard(view, { ...options, ...(secret && { secret }) }));
      return { at: `${at} (${lang})`, json };
    });

  describe.each(Object.entries(clients))("every card and every notice, drawn for %s,", (_, options) => {
    const drawn = drawnFor(options);

    test("is valid by Microsoft's published schema", () => {
      const problems = new Map<string, string>();
      for (const { at, json } of drawn)
        for (const it of cardProblems(JSON.parse(json))) if (!problems.has(it)) problems.set(it, at);
      expect([...problems].map(([problem, at]) => `${problem} ← ${at}`)).toEqual([]);
    });

    test("is small enough for Teams", () => {
      const sizes = drawn.map(({ at, json }) => ({ at, bytes: Buffer.byteLength(json) }));
      expect(sizes.filter(({ bytes }) => bytes >= mostBytes)).toEqual([]);
    });
  });

  test("includes every kind of element and action that the assistant draws", () => {
    const types = drawnFor({ ...teams, opensSignIn: true }).flatMap(({ json }) => json.match(/"type":"[\w.]+"/g) ?? []);
    expect([...new Set(types)].map((it) => it.slice(8, -1)).sort()).toEqual([
      "Action.Execute",
      "Action.OpenUrl",
      "Action.Submit",
      "ActionSet",
      "AdaptiveCard",
      "Column",
      "ColumnSet",
      "Image",
      "Input.Text",
      "TextBlock",
      "signin",
    ]);
  });
}

/** The cards that are sent outside the dialogs: the codes, the card that replaces them, and the goodbye. */
function besideTheDialogs(lang: Lang): Drawable[] {
  const say = (name: string) => catalog.say(t(`code.${name}`), lang);
  const secret: CardSecret = {
    ...aSecret({ qrAlt: say("qrAlt"), qrTextLabel: say("qrTextLabel"), codeLabel: say("codeLabel") }),
    qrUrl: "https://legitka.uni.opole.pl/teams/qr/3f9d8c1e-5b7a-4c62-9d10-8e2f6a7b4c35.png",
  };
  const view = (notice: Parameters<typeof viewOfNotice>[0]) => viewOfNotice(notice, lang, catalog);
  return [
    {
      at: "secret shown",
      lang,
      view: view(secretShown({ until: 10, isExtension: false, step: 8, isOnePhone: true })),
      secret,
    },
    { at: "secret arriving", lang, view: view(secretArriving()) },
    ...(["offered", "moved", "forGood"] as const).map((how) => ({
      at: `secret hidden, ${how}`,
      lang,
      view: view(secretHidden(how)),
    })),
    { at: "erased", lang, view: view({ text: t("privacy.erased") }) },
  ];
}
