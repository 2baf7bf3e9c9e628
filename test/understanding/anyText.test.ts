import fc from "fast-check";
import { createUnderstanding, intents, commandIn, type Classified } from "../../src/understanding";
import { interpreted, model, understand } from "../support/understanding";

const awkward = fc.constantFrom(
  "\u200b",
  "\u200d",
  "\u202e",
  "\ufeff",
  "\u0301",
  "\ud800",
  "\udc00",
  "\0",
  "👨‍👩‍👧",
  "🇺🇦",
  "مرحبا",
  "שלום",
  "你好",
  "ﷺ",
  "İ",
  "ß",
  "ﬁ",
  "legitymacja ",
  "nie ",
  "unieważnij ",
  "код ",
  ",",
  " i ",
  "\n",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.array(awkward, { maxLength: 80 }).map((it) => it.join("")),
);

function isWellFormed(got: Classified): boolean {
  if (got.lang !== undefined && !["pl", "en", "uk"].includes(got.lang)) return false;
  if (got.kind === "nothing") return true;
  if (got.kind === "sure") return intents.includes(got.intent);
  if (got.kind === "likely") return got.others.length <= 2 && ![...got.others].includes(got.intent);
  return got.guesses.length >= 1 && got.guesses.length <= 3 && new Set(got.guesses).size === got.guesses.length;
}

test("any text has a well-formed answer, the same each time", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const got = understand(text);
      commandIn(text);
      return isWellFormed(got) && JSON.stringify(understand(text)) === JSON.stringify(got);
    }),
    { numRuns: 500 },
  );
});

test("what was asked before changes nothing: a fresh understanding answers the same", () => {
  const fresh = createUnderstanding(model);
  fc.assert(
    fc.property(anyText, (text) => JSON.stringify(fresh(text)) === JSON.stringify(understand(text))),
    { numRuns: 200 },
  );
});

test("letters strung together at random mean nothing surely", () => {
  const letters = fc.constantFrom(..."bcdfghklmnprstvzx".split(""));
  const word = fc.string({ unit: letters, minLength: 6, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (it) => understand(it.join(" ")).kind !== "sure"),
  );
});

test("nothing beyond the 2,000th character is read", () => {
  const filling = "bla ".repeat(500);
  expect(understand(`${filling}unieważnij legitymację`)).toEqual(understand(filling));
});

test.each([
  ["one long word", "a".repeat(10_000)],
  ["many words", "legitymacja nie kod ".repeat(500)],
  ["many clauses", "unieważnij, zamów. ".repeat(520)],
  ["many commas", ",".repeat(10_000)],
  ["many accents", "e\u0301".repeat(5_000)],
  ["many addresses", "a@b.c@".repeat(1_700)],
  ["many emoji", "🙏".repeat(5_000)],
  ["many at signs", "a@".repeat(5_000)],
  ["many spaces", `a${" ".repeat(10_000)}`],
  ["many tags", "<quoted ".repeat(1_250)],
])("10 kB of %s are understood in good time", (_, text) => {
  const began = performance.now();
  interpreted(text);
  // This is a hundred times what a slow machine needs; an effort that grows with the square of the length takes longer.
  expect(performance.now() - began).toBeLessThan(2_000);
});
