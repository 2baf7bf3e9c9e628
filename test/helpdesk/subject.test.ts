import { subjectOf } from "../../src/helpdesk/subject";

describe("what staff type to look somebody up", () => {
  it.each(["900101", " 900101 ", "WZ-12345", "12/2024"])("takes «%s» for an album number", (text) => {
    expect(subjectOf(text)).toEqual({ kind: "album", number: text.trim() });
  });

  it("takes an address for an address", () => {
    expect(subjectOf("Anna.Przykladna@Student.Example")).toEqual({
      kind: "email",
      address: "anna.przykladna@student.example",
    });
  });

  it.each(["44051401359", "440514 01359", "4405-14-01359", "44051401350", "PESEL 44051401359"])(
    "refuses «%s», which is a PESEL or a mistyped one",
    (text) => expect(subjectOf(text)).toBe("pesel"),
  );

  it.each(["", "Anna", "Anna Przykładna", "1".repeat(21), "@", "a@b"])("cannot tell what «%s» is", (text) => {
    expect(subjectOf(text)).toBe("unclear");
  });
});
