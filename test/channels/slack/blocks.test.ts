import fc from "fast-check";
import type { View } from "../../../dialogs/kit/view";
import { blocksOf } from "../../../src/channels/slack/blocks";
import { limits, pieces } from "../../../src/channels/slack/limits";
import { plainOf, withAddresses } from "../../../src/channels/slack/mrkdwn";
import { aView } from "../../support/views";
import { textsIn } from "./slackStudent";

const options = { guideUrl: (name: string) => `https://legitka.example/slack/guide/${name}.png`, fillIn: "Napisz" };
const draw = (view: Partial<View>) => blocksOf(aView(view), options);

test("a text that a person wrote is never interpreted as markup", () => {
  const words = "<!channel> *bold* _it_ `code` <https://evil.example|click> & > quote";
  const blocks = draw({ title: words, paragraphs: [words.replace("https://evil.example", "evil")] });
  for (const it of blocks) expect(JSON.stringify(it)).not.toContain('"mrkdwn"');
});

test("an address becomes a link, and the words around it stay plain text", () => {
  expect(withAddresses("Zobacz https://uni.opole.pl/a?b=1&c=2. *Ważne* <@U1>")).toBe(
    "Zobacz <https://uni.opole.pl/a?b=1&amp;c=2>. \u200b*Ważne\u200b* &lt;@U1&gt;",
  );
  const [section] = draw({ paragraphs: ["Zobacz https://uni.opole.pl/ ok"] });
  expect(section).toMatchObject({ type: "section", text: { type: "mrkdwn", verbatim: true } });
});

test("texts of any length stay within Slack's limits, and no word is lost", () => {
  const text = fc.string({
    minLength: 1,
    maxLength: 9_000,
    unit: fc.constantFrom("a", "ż", "🙂", " ", "\n", "*", "<", "&"),
  });
  fc.assert(
    fc.property(text, text, (title, paragraph) => {
      const blocks = draw({ title: title.slice(0, 4_000), paragraphs: [paragraph] });
      for (const it of blocks) {
        if (it.type === "header") expect(it.text.text.length).toBeLessThanOrEqual(limits.header);
        if (it.type === "section") expect(it.text?.text.length).toBeLessThanOrEqual(limits.sectionText);
      }
      const said = textsIn(blocks).join("").replace(/\s/g, "");
      expect(said).toContain(paragraph.replace(/\s/g, ""));
    }),
    { numRuns: 60 },
  );
});

const torn = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

test("pieces of a text are no longer than asked for and break no character in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 2, max: 40 }), (text, most) => {
      for (const it of pieces(text, most)) {
        expect(it.length).toBeLessThanOrEqual(most);
        if (!torn.test(text)) expect(it).not.toMatch(torn);
      }
    }),
  );
});

const field = { button: "c/1", label: "?", multiline: false, maxLength: 20, submit: "OK", missing: "!" };
const buttonsOf = (view: Partial<View>) =>
  draw(view)
    .flatMap((it) => (it.type === "actions" ? it.elements : []))
    .map((it) => (it.type === "button" ? [it.text.text, it.style ?? "plain"] : []));

test("the link to the page comes before the form that needs its result, and is the only primary button", () => {
  const buttons = [
    { label: "Nowy link", button: "c/2" },
    { label: "Zaloguj", url: "https://legitka.example/link/1" },
  ];
  expect(buttonsOf({ field, buttons })).toEqual([
    ["Zaloguj", "primary"],
    ["Napisz", "plain"],
    ["Nowy link", "plain"],
  ]);
  expect(buttonsOf({ field, buttons: buttons.slice(0, 1) })).toEqual([
    ["Napisz", "primary"],
    ["Nowy link", "plain"],
  ]);
  expect(buttonsOf({ buttons })).toEqual([
    ["Nowy link", "plain"],
    ["Zaloguj", "plain"],
  ]);
});

test("labels that are too long are cut, values never", () => {
  const button = `o/ticket?${"x".repeat(500)}`;
  const blocks = draw({ buttons: [{ label: "Bardzo długa nazwa ".repeat(10), button }] });
  expect(blocks.at(-1)).toMatchObject({
    type: "actions",
    elements: [{ text: { text: expect.stringMatching(/^.{74}…$/) as string }, value: button }],
  });
});

test("facts are drawn side by side, and conditions below each other with their marks in words", () => {
  const blocks = draw({
    facts: [
      { name: "Data zamówienia", value: "3 maja 2026" },
      { name: "Zdjęcie", value: "", mark: "met", markLabel: "spełnione" },
    ],
  });
  expect(textsIn(blocks).join("\n")).toContain("✓ Zdjęcie (spełnione)");
  expect(JSON.stringify(blocks)).toContain("*Data zamówienia*\\n3 maja 2026");
});

test.each([
  ["Zobacz <https://uni.opole.pl|uni.opole.pl> &amp; napisz &lt;tu&gt;", "Zobacz uni.opole.pl & napisz <tu>"],
  ["<@U123> hej <#C1|general> <!here> <mailto:a@b.pl|a@b.pl>", "hej #general  a@b.pl"],
  ["&amp;lt;", "&lt;"],
  ["<https://uni.opole.pl>", "https://uni.opole.pl"],
])("what was written as «%s» is read as «%s»", (written, read) => expect(plainOf(written)).toBe(read));

test("a person's words use the whole width, with their lines kept and their links working", () => {
  const value = "1. Otwórz https://www.gov.pl/web/mobywatel\n2. Zajrzyj do Dokumentów.";
  const view = aView({
    facts: [
      { name: "Stan", value: "otwarte" },
      { name: "Marta, 12 listopada", value },
    ],
  });
  expect(blocksOf(view, { guideUrl: () => undefined, fillIn: "" })).toEqual([
    { type: "section", fields: [{ type: "mrkdwn", text: "*Stan*\notwarte", verbatim: true }] },
    { type: "context", elements: [{ type: "plain_text", text: "Marta, 12 listopada", emoji: false }] },
    {
      type: "section",
      text: {
        type: "mrkdwn",
        text: "1. Otwórz <https://www.gov.pl/web/mobywatel>\n2. Zajrzyj do Dokumentów.",
        verbatim: true,
      },
    },
  ]);
});
