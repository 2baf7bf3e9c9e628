import fc from "fast-check";
import { boldAs, withBold, withoutBold } from "../../dialogs/kit/bold";
import { toAdaptiveCard } from "../../src/channels/adaptiveCard";
import { blocksOf, fallbackOf } from "../../src/channels/slack/blocks";
import { toPlainText } from "../../src/channels/plainText";
import { aView } from "../support/views";

const seen = (text: string): string => boldAs(withBold(text), "<b>", "</b>");
const view = aView({
  title: "Odpowiedź",
  paragraphs: [withBold("Wejdź w *Dokumenty*, potem 2*3*4 i *https://gov.pl/a*.")],
});
const guideUrl = (name: string): string => name;
const inTeams = toAdaptiveCard(view, { guideUrl, markdown: true });

test.each([
  ["*Ważne:* do piątku", "<b>Ważne:</b> do piątku"],
  ["(*dwa słowa*), dalej", "(<b>dwa słowa</b>), dalej"],
  ["2*3*4, 5 * 6 * 7", "2*3*4, 5 * 6 * 7"],
  ["*nie\nprzez wiersze*", "*nie\nprzez wiersze*"],
  ["* punkt\n* punkt", "* punkt\n* punkt"],
  ["\ue010podrobione\ue011", "podrobione"],
])("of «%s» people see «%s»", (typed, shown) => expect(seen(typed)).toBe(shown));

test("bold words are bold in Teams, and what only looks like Markdown is not", () => {
  expect(JSON.stringify(inTeams.body)).toContain(
    "Wejdź w **Dokumenty**, potem 2\\\\*3\\\\*4 i **[https://gov.pl/a](https://gov.pl/a)**.",
  );
});

test("bold words are bold in Slack, and what only looks like its markup is not", () => {
  const blocks = blocksOf(view, { guideUrl, fillIn: "Napisz" });
  expect(blocks).toContainEqual({
    type: "section",
    text: {
      type: "mrkdwn",
      text: "Wejdź w *Dokumenty*, potem 2\u200b*3\u200b*4 i *<https://gov.pl/a>*.",
      verbatim: true,
    },
  });
});

test("notifications, screen readers and texts without a card get the words alone", () => {
  const plain = "Wejdź w Dokumenty, potem 2*3*4 i https://gov.pl/a.";
  expect(toPlainText(view)).toBe(`Odpowiedź\n${plain}`);
  expect(inTeams.speak).toBe(`Odpowiedź\n${plain}`);
  expect(fallbackOf(aView({ paragraphs: view.paragraphs }))).toBe(plain);
});

test("words whose mark was cut off are shown without it", () => {
  const whole = withBold("To jest *bardzo ważne*.");
  for (let at = 0; at <= whole.length; at++) {
    const shown = boldAs(whole.slice(0, at), "", "") + boldAs(whole.slice(at), "", "");
    expect(shown).toBe("To jest bardzo ważne.");
  }
  fc.assert(fc.property(fc.string(), (text) => withoutBold(boldAs(text, "", "")) === withoutBold(text)));
});
