import { subjectOf } from "../../src/helpdesk/subject";

describe("the text by which staff look a person up", () => {
  test.each(["900101", " 900101 ", "WZ-12345", "12/2024"])("is an album number: «%s»", (text) => {
    expect(subjectOf(text)).toEqual({ kind: "album", number: text.trim() });
  });

  test("is an e-mail address if it has the form of one", () => {
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
  ])("is refused when it is a PESEL or a mistyped one: «%s»", (text) => {
    expect(subjectOf(text)).toBe("pesel");
  });

  test("is an e-mail address even if it contains eleven digits in total", () => {
    expect(subjectOf("anna1234567@s8901.example")).toMatchObject({ kind: "email" });
  });

  test.each(["", "Anna", "Anna Przykładna", "1".repeat(21), "@", "a@b"])("is not recognised: «%s»", (text) => {
    expect(subjectOf(text)).toBe("unclear");
  });
});
