import fc from "fast-check";
import { toAdaptiveCard } from "../../src/channels/adaptiveCard";
import { escapeMarkdown } from "../../src/channels/adaptiveCard/escape";
import type { View } from "../../dialogs/kit/view";
import { aView } from "../support/views";

type Json = Record<string, unknown>;
const guideUrl = (name: string): string => `https://legitka.example/guide/${name}.png`;
const draw = (view: Partial<View>, markdown = false) => toAdaptiveCard(aView(view), { guideUrl, markdown });

/** Every element of a card, at any depth. */
function elements(from: unknown): Json[] {
  if (Array.isArray(from)) return from.flatMap(elements);
  if (typeof from !== "object" || from === null) return [];
  return [from as Json, ...Object.values(from).flatMap(elements)];
}
const ofType = (card: unknown, type: string): Json[] => elements(card).filter((it) => it.type === type);

const field = {
  button: "link/1/code",
  label: "Kod",
  multiline: false,
  digits: 6,
  maxLength: 12,
  submit: "Połącz",
  missing: "Wpisz sześć cyfr",
};

test("a card is version 1.5, in the view's language, with the whole view in plain text beside it", () => {
  const card = draw({ lang: "uk", title: "Привіт", paragraphs: ["Як справи?"] });
  expect(card).toMatchObject({ type: "AdaptiveCard", version: "1.5", lang: "uk" });
  expect(card.speak).toBe("Привіт\nЯк справи?");
  expect(card.fallbackText).toBe(card.speak);
});

test("a button sends its value, has its style, and is not blocked by an empty field", () => {
  const card = draw({
    field,
    buttons: [
      { label: "Zamów", button: "order/1/go", style: "primary" },
      { label: "Unieważnij", button: "order/1/revoke", style: "danger" },
    ],
  });
  const [, order, revoke] = ofType(card, "Action.Submit");
  expect(order).toMatchObject({
    title: "Zamów",
    style: "positive",
    data: { button: "order/1/go" },
    associatedInputs: "none",
  });
  expect(revoke).toMatchObject({ style: "destructive", data: { button: "order/1/revoke" }, associatedInputs: "none" });
});

test("the field is required, says so in its own words, and its button sends what was typed", () => {
  const card = draw({ field });
  const [input] = ofType(card, "Input.Text");
  expect(input).toMatchObject({
    id: "input",
    label: "Kod",
    isRequired: true,
    errorMessage: "Wpisz sześć cyfr",
    maxLength: 12,
  });
  const [submit] = ofType(card, "Action.Submit");
  expect(submit).toMatchObject({ title: "Połącz", data: { button: "link/1/code" } });
  expect(submit).not.toHaveProperty("associatedInputs");
});

test.each([
  ["123456", true],
  ["123 456", true],
  [" 123-456 ", true],
  ["12345", false],
  ["1234567", false],
  ["12345a", false],
])("a field of six digits takes %j: %j", (typed, taken) => {
  const [input] = ofType(draw({ field }), "Input.Text");
  expect(new RegExp(input!.regex as string).test(typed)).toBe(taken);
  expect(input!.style).toBe("Tel");
});

test("links can be opened, and drawings have a text for people who do not see them", () => {
  const card = draw({
    buttons: [{ label: "Uczelnia", url: "https://www.uni.opole.pl/" }],
    image: { name: "scan", alt: "Telefon skanuje kod" },
  });
  expect(ofType(card, "Action.OpenUrl")).toEqual([
    { type: "Action.OpenUrl", title: "Uczelnia", url: "https://www.uni.opole.pl/" },
  ]);
  expect(ofType(card, "Image")[0]).toMatchObject({ url: guideUrl("scan"), altText: "Telefon skanuje kod" });
});

test("no set contains more than the six buttons that Teams draws, and no button is lost", () => {
  const buttons = Array.from({ length: 14 }, (_, at) => ({ label: `B${at}`, button: `b/${at}` }));
  const sets = ofType(draw({ buttons, field }), "ActionSet").map((it) => (it.actions as Json[]).length);
  expect(sets).toEqual([6, 6, 3]);
});

test.each([
  ["met", "✓"],
  ["unmet", "✗"],
  ["unsaid", "–"],
  ["done", "✓"],
  ["current", "●"],
  ["ahead", "○"],
] as const)("the mark «%s» is drawn as %s with its words beside it", (mark, symbol) => {
  const card = draw({ facts: [{ name: "Zdjęcie", value: "jest", mark, markLabel: "słowami" }] });
  expect(ofType(card, "TextBlock").map((it) => it.text)).toEqual([symbol, "Zdjęcie", "jest", "słowami"]);
});

test("a condition that USOS does not report is drawn in grey, without a colour of alarm", () => {
  const card = draw({ facts: [{ name: "PESEL", value: "", mark: "unsaid", markLabel: "to sprawdza USOS" }] });
  const texts = ofType(card, "TextBlock");
  expect(texts.map(({ isSubtle, color = "Default" }) => [isSubtle, color])).toEqual(texts.map(() => [true, "Default"]));
});

test("facts without marks are drawn as lines, and a long one stands below its name", () => {
  const value = "1. Otwórz Dokumenty\n2. Zajrzyj na https://www.gov.pl/a_(b)?x=1 i wróć";
  const card = draw(
    {
      facts: [
        { name: "Ważna do", value: "31 marca" },
        { name: "Marta, 12 listopada", value },
      ],
    },
    true,
  );
  expect(ofType(card, "TextBlock").map((it) => it.text)).toEqual([
    "Ważna do: 31 marca",
    "Marta, 12 listopada",
    "1\\. Otwórz Dokumenty",
    "2\\. Zajrzyj na [https://www.gov.pl/a\\_(b)?x=1](https://www.gov.pl/a_%28b%29?x=1) i wróć",
  ]);
  expect(ofType(card, "TextBlock").every(({ wrap }) => wrap === true)).toBe(true);
});

test("no card has a table that Teams would cut off in a narrow chat", () => {
  const facts = [1, 2, 3].map((it) => ({ name: `Nazwa ${it}`, value: "wartość ".repeat(it * 9) }));
  expect(ofType(draw({ facts }, true), "FactSet")).toEqual([]);
});

test("a secret is drawn from its address, and is not contained in the spoken text or the fallback", () => {
  const secret = {
    qrUrl: "https://legitka.example/qr/x",
    qrAlt: "QR",
    qrText: "TOKEN",
    qrTextLabel: "Treść",
    code: "KX7P",
    codeLabel: "Kod",
  };
  const card = toAdaptiveCard(aView({ title: "Kody" }), { guideUrl, markdown: true, secret });
  expect(ofType(card, "Image")[0]).toMatchObject({ url: secret.qrUrl, altText: "QR" });
  expect(ofType(card, "TextBlock").map((it) => it.text)).toEqual(["Kody", "Kod", "KX7P", "Treść", "TOKEN"]);
  expect(card.speak + card.fallbackText).not.toMatch(/KX7P|TOKEN/);
});

test("where Markdown is not parsed a text stays as it is, except for date functions", () => {
  const [block] = ofType(draw({ paragraphs: ["*a* [b](c) {{DATE(2027-01-01T00:00:00Z)}}"] }), "TextBlock");
  expect(block!.text).toBe("*a* [b](c) {\u200b{DATE(2027-01-01T00:00:00Z)}}");
});

test.each([
  ["[kliknij](https://zly.example)", "\\[kliknij\\](https://zly.example)"],
  ["**pilne** _teraz_", "\\*\\*pilne\\*\\* \\_teraz\\_"],
  ["- punkt", "\\- punkt"],
  ["1. punkt", "1\\. punkt"],
  ["2027-03-31", "2027-03-31"],
  ["a\\*b", "a\\\\\\*b"],
  ["<https://zly.example>", "\\<https://zly.example>"],
])("for Teams %j becomes %j", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("every Markdown sign in a text is escaped, and unescaping gives the text back", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from("*_[]()`~<>\\{}-+#1. a\n")) }), (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped.replace(/\\[\s\S]/g, "x")).not.toMatch(/[*_[\]`~<\\]|^\s*[-+#>]|^\s*\d+[.)]|\{\{/m);
      const firm = text.replace(/^ +/gm, (blanks) => "\u00a0".repeat(blanks.length));
      expect(escaped.replaceAll("\u200b", "").replace(/\\([\s\S])/g, "$1")).toBe(firm);
    }),
  );
});

test("spaces at the start of a line do not turn it into code, which would show the escape signs", () => {
  expect(escapeMarkdown("a\n    b_c\n\td")).toBe("a\n\u00a0\u00a0\u00a0\u00a0b\\_c\n\u00a0\u00a0d");
});

test("facts without values are a list over the whole width, not half a table", () => {
  const card = draw(
    {
      facts: [
        { name: "Status studenta", value: "" },
        { name: "PESEL", value: "" },
      ],
    },
    true,
  );
  expect(ofType(card, "TextBlock").map((it) => it.text)).toEqual(["• Status studenta", "• PESEL"]);
});
