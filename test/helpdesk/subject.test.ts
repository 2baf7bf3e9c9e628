import { subjectOf } from "../../src/helpdesk/subject";

describe("what staff type to look somebody up", () => {
  test.each(["900101", " 900101 ", "WZ-12345", "12/2024"])("takes «%s» for an album number", (text) => {
    expect(subjectOf(text)).toEqual({ kind: "album", number: text.trim() });
  });

  test("takes an address for an address", () => {
    expect(subjectOf("Anna.Przykladna@Student.Example")).toEqual({
      kind: "email",
      address: "anna.przykladna@student.example",
    });
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
  ])("refuses «%s», which is a PESEL or a mistyped one", (text) => {
    expect(subjectOf(text)).toBe("pesel");
  });

  test("takes an address for an address though there are eleven digits in all of it", () => {
    expect(subjectOf("anna1234567@s8901.example")).toMatchObject({ kind: "email" });
  });

  test.each(["", "Anna", "Anna Przykładna", "1".repeat(21), "@", "a@b"])("cannot tell what «%s» is", (text) => {
    expect(subjectOf(text)).toBe("unclear");
  });
});
