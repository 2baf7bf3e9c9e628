import { cardProblems } from "./cardSchema";

type Json = Record<string, unknown>;

const cardOf = (...body: readonly Json[]): Json => ({ type: "AdaptiveCard", version: "1.5", body });
const withAction = (action: Json): Json => cardOf({ type: "ActionSet", actions: [action] });
const execute = (more: Json): Json => withAction({ type: "Action.Execute", title: "Zamów", verb: "press", ...more });
const submit = (more: Json): Json => withAction({ type: "Action.Submit", title: "Zamów", ...more });
const asking = (msteams: Json): Json => ({ data: { msteams } });

const field = { type: "Input.Text", id: "input", label: "Kod", isRequired: true, errorMessage: "Wpisz kod" };
const text = { type: "TextBlock", text: "Dzień dobry", wrap: true };

test.each<[what: string, card: Json]>([
  ["with nothing in it", cardOf()],
  ["of texts, columns, a picture, a table and a field", everyday()],
  [
    "whose Action.Execute falls back to an Action.Submit",
    execute({ fallback: { type: "Action.Submit", title: "Zamów" } }),
  ],
  ["whose Action.Execute is dropped where it is not known", execute({ data: { button: "b/1" }, fallback: "drop" })],
  ["as wide as Teams lets it be", { ...cardOf(text), msteams: { width: "full" } }],
  ["with a sign-in that Teams opens", submit(asking({ type: "signin", value: "https://legitka.example/link/abc" }))],
  ["with an invoke of any value", submit(asking({ type: "invoke", value: { any: 1 } }))],
])("a card %s has no problems", (_, card) => {
  expect(cardProblems(card)).toEqual([]);
});

test("the problems of one card are not reported for the next one", () => {
  const card = { ...cardOf(text), lang: "uk" };
  expect(cardProblems({ ...card, lang: "po polsku" })).not.toEqual([]);
  expect([cardProblems(card), cardProblems(card)]).toEqual([[], []]);
});

test.each<[what: string, card: unknown, problem: string]>([
  ["an unknown element", cardOf({ type: "TextBlok", text: "a" }), "/body/0: «TextBlok» is no type that may stand here"],
  ["an element without a type", cardOf({ text: "a" }), "/body/0: «undefined» is no type that may stand here"],
  ["an unknown property of an element", cardOf({ ...text, bold: true }), "/body/0: there is no property «bold»"],
  ["an unknown property of the card", { ...cardOf(), width: "full" }, "card: there is no property «width»"],
  [
    "a misspelt enum",
    cardOf({ ...text, size: "Larg" }),
    '/body/0/size: must be one of ["Small","Default","Medium","Large","ExtraLarge"]',
  ],
  [
    "an enum in a case the types do not have",
    cardOf({ ...text, weight: "bolder" }),
    '/body/0/weight: must be one of ["Lighter","Default","Bolder"]',
  ],
  ["a wrong kind of value", cardOf({ ...text, wrap: "true" }), "/body/0/wrap: must be boolean"],
  ["a text without text", cardOf({ type: "TextBlock" }), "/body/0: must have required property 'text'"],
  ["an image without an address", cardOf({ type: "Image" }), "/body/0: must have required property 'url'"],
  [
    "a fault deep within",
    cardOf({ type: "ColumnSet", columns: [{ type: "Column", items: [{ type: "Image", url: "a", size: "Huge" }] }] }),
    '/body/0/columns/0/items/0/size: must be one of ["Auto","Stretch","Small","Medium","Large"]',
  ],
  [
    "an unknown action",
    withAction({ type: "Action.Press" }),
    "/body/0/actions/0: «Action.Press» is no type that may stand here",
  ],
  ["a link to nowhere", withAction({ type: "Action.OpenUrl" }), "/body/0/actions/0: must have required property 'url'"],
  ["a verb where there is none", submit({ verb: "press" }), "/body/0/actions/0: there is no property «verb»"],
  [
    "an unknown fallback",
    execute({ fallback: { type: "Action.Press" } }),
    "/body/0/actions/0/fallback: «Action.Press» is no type that may stand here",
  ],
  [
    "an element among the actions",
    withAction({ type: "TextBlock", text: "a" }),
    "/body/0/actions/0: «TextBlock» is no type that may stand here",
  ],
  ["a width Teams does not have", { ...cardOf(), msteams: { width: "wide" } }, '/msteams/width: must be "full"'],
  [
    "something asked of Teams that it does not do",
    submit(asking({ type: "signIn", value: "https://legitka.example" })),
    "/body/0/actions/0/data/msteams: «signIn» is no type that may stand here",
  ],
  [
    "a sign-in without an address",
    submit(asking({ type: "signin", url: "https://legitka.example" })),
    "/body/0/actions/0/data/msteams: must have required property 'value'",
  ],
  [
    "a sign-in Teams does not see, in an Action.Execute",
    execute(asking({ type: "signin", value: "https://legitka.example" })),
    "/body/0/actions/0/data/msteams: may not stand here",
  ],
  ["no card", null, "card: must be object"],
])("the types find %s", (_, card, problem) => {
  expect(cardProblems(card)).toContain(problem);
});

test.each<[what: string, card: Json, problem: RegExp]>([
  ["an element newer than 1.5", cardOf({ type: "Carousel", pages: [] }), /UnknownElementType.*"Carousel"/],
  ["an element of Teams alone", cardOf({ type: "Badge", text: "a" }), /UnknownElementType.*"Badge"/],
  [
    "an element newer than 1.5 among fallbacks",
    cardOf({ ...text, fallback: { type: "Carousel", pages: [] } }),
    /UnknownElementType.*"Carousel"/,
  ],
  ["a property newer than 1.5", cardOf({ ...field, labelPosition: "inline" }), /UnsupportedProperty.*"labelPosition"/],
  ["a card newer than 1.5", { ...cardOf(), version: "1.6" }, /UnsupportedCardVersion/],
  ["a card of no version", { type: "AdaptiveCard", body: [] }, /required property 'version'/],
  [
    "a width that is no width",
    cardOf({ type: "Image", url: "a", width: "260" }),
    /Invalid value "260" for property "width"/,
  ],
  ["a field without an id", cardOf({ ...field, id: "" }), /must have a unique Id/],
  ["two fields of one id", cardOf(field, field), /DuplicateId/],
  ["a required field that does not say so", cardOf({ ...field, errorMessage: "" }), /should have an error message/],
  ["a link to an empty address", withAction({ type: "Action.OpenUrl", url: "" }), /"url" must be set/],
  [
    "more buttons than Teams draws in a set",
    cardOf({ type: "ActionSet", actions: Array.from({ length: 7 }, () => ({ type: "Action.Submit", title: "a" })) }),
    /TooManyActions/,
  ],
])("the SDK finds %s", (_, card, problem) => {
  expect(cardProblems(card)).toContainEqual(expect.stringMatching(problem));
});

function everyday(): Json {
  return cardOf(
    text,
    { type: "Image", url: "https://legitka.example/a.png", altText: "a", size: "Stretch" },
    { type: "FactSet", facts: [{ title: "Ważna do", value: "31 marca" }] },
    { type: "ColumnSet", columns: [{ type: "Column", width: "20px", items: [text] }] },
    field,
    { type: "ActionSet", actions: [{ type: "Action.OpenUrl", title: "Uczelnia", url: "https://www.uni.opole.pl/" }] },
  );
}
