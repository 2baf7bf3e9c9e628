import { subjectOf } from "../../src/helpdesk/subjectOf";

describe("the text by which staff look a person up", () => {
  test.each(["900101", " 900101 ", "WZ-12345", "12/2024"])("is an album number: «%s»", (text) => {
    expect(subjectOf(text)).toEqual({ kind: "album", number: text.trim() });
  });

  test.each([
    "nr albumu 900101",
    "Album: 900101.",
    "Dzień dobry,\nnie mogę zamówić mLegitymacji od 23.11.2026.\nAnna, III rok, pokój 12, (900101)\ntel. +48 600 100 200",
  ])("may have other text around an album number: «%s»", (text) => {
    expect(subjectOf(text)).toEqual({ kind: "album", number: "900101" });
  });

  test.each([
    "Anna.Przykladna@Student.Example",
    "Anna Przykładna <anna.przykladna@student.example>",
    "pisała do nas (anna.przykladna@student.example), pilne!",
    "From: Anna <anna.przykladna@student.example>\nTo: Anna <ANNA.przykladna@student.example>\n\nNie działa, album 900101",
    "Napisz do anna.przykladna@student.example.\nTelefon +48600100200 albo 0048 600-100-200",
  ])("is an e-mail address, also with text around it: «%s»", (text) => {
    expect(subjectOf(text)).toEqual({ kind: "email", address: "anna.przykladna@student.example" });
  });

  test.each(["L-ABC234", "l-abc234", "Zgłoszenie L–ABC234, Anna <anna@student.example>", "#L-ABC234?"])(
    "is a ticket's number, which is more exact than what stands beside it: «%s»",
    (text) => {
      expect(subjectOf(text)).toEqual({ kind: "ticket", ticket: "L-ABC234" });
    },
  );

  test.each([
    ["Anna", "Anna"],
    ["Anna Przykładna", "Anna Przykładna"],
    ["@anna.przykladna", "anna.przykladna"],
    ["Марія О’Коннор-Ґудзь", "Марія О’Коннор-Ґудзь"],
  ])("is a name in a chat: «%s»", (text, name) => {
    expect(subjectOf(text)).toEqual({ kind: "name", name });
  });

  test.each([
    "44051401359",
    "440514 01359",
    "4405-14-01359",
    "44051401350",
    "PESEL 44051401359",
    "44/05/14/01359",
    "440514/01359",
    "440514/01350",
    "44.05.14.01359",
    "S44051401350",
    "440514–01350",
    "４４０５１４０１３５０",
    "440514 / 01350 a",
    "44051401350@student.example",
    "4405-14-01350@student.example",
    "440514.01350@a.example",
    "Anna <anna@student.example>\nPESEL 44051401359",
    "L-ABC234 44051401350",
    "+48 600 100 200 44051401359",
  ])("is refused when it is or holds a PESEL or a mistyped one: «%s»", (text) => {
    expect(subjectOf(text)).toBe("pesel");
  });

  test("is an e-mail address even if it contains eleven digits in total", () => {
    expect(subjectOf("anna1234567@s8901.example")).toMatchObject({ kind: "email" });
  });

  test.each(["L-ABC234 i L-XYZ567", "anna@a.example, ola@a.example", "albumy 900101 i 900102"])(
    "is asked about again if it means several: «%s»",
    (text) => {
      expect(subjectOf(text)).toBe("several");
    },
  );

  test.each(["", "1".repeat(21), "@", "a@b", "a", "Nie wiem, kto to był, ale dzwonił wczoraj", "***"])(
    "is not recognised: «%s»",
    (text) => {
      expect(subjectOf(text)).toBe("unclear");
    },
  );
});
