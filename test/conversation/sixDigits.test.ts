import { sixDigits } from "../../src/conversation/sixDigits";

describe("six digits in a text are the sign-in's", () => {
  test.each([
    ["123456", "123456"],
    ["its 022-626 mate", "022626"],
    ["wyszło mi 402 118, dobrze?", "402118"],
    ["przepraszam że tak długo, ta strona pokazała mi takie cyfry: 402118 i co teraz", "402118"],
    ["kod z telefonu 402118", "402118"],
    ["ось цифри 402118", "402118"],
  ])("in «%s»", (text, digits) => {
    expect(sixDigits(text)).toBe(digits);
  });
});

describe("six digits that mean something else are left alone", () => {
  test.each([
    "mój album 123456 i nie mogę zamówić legitymacji, czemu",
    "nr albumu 123456",
    "my phone is 600 123 456",
    "error 504231 in the app",
    "мій номер альбому 123456",
    "in october 202610 i came to opole and i still have no card at all",
    "123456 albo 654321",
  ])("in «%s»", (text) => {
    expect(sixDigits(text)).toBeUndefined();
  });
});
