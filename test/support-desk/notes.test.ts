import { isOnlyNotes, withoutNotes } from "../../src/support/notes";

describe("Notes among staff", () => {
  it("are the lines that begin with two slashes", () => {
    expect(withoutNotes("Proszę przyjść w środę.\n// on już tu był\nPokój 12.")).toBe(
      "Proszę przyjść w środę.\nPokój 12.",
    );
  });

  it("are recognised behind spaces and with any line ends", () => {
    expect(withoutNotes("a\r\n  //b\r\nc\r\t// d\n")).toBe("a\nc");
  });

  it("leave addresses and slashes inside a line alone", () => {
    const text = "Zobacz https://usosweb.uni.opole.pl // tam jest formularz\n/ jeden ukośnik";
    expect(withoutNotes(text)).toBe(text);
  });

  it("leave no hole where they stood between paragraphs", () => {
    expect(withoutNotes("jeden\n\n// notatka\n\ndwa")).toBe("jeden\n\ndwa");
  });

  it("may be all there is, which is not the same as nothing", () => {
    expect(isOnlyNotes("// nie odpisujemy\n\n// Ania się tym zajmie")).toBe(true);
    expect(isOnlyNotes("// notatka\nodpowiedź")).toBe(false);
    expect(isOnlyNotes(" \n")).toBe(false);
  });
});
