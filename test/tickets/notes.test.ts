import { isOnlyNotes, withoutNotes } from "../../src/tickets/notes";

describe("Notes among staff", () => {
  test("are the lines that begin with two slashes", () => {
    expect(withoutNotes("Proszę przyjść w środę.\n// on już tu był\nPokój 12.")).toBe(
      "Proszę przyjść w środę.\nPokój 12.",
    );
  });

  test("are recognised behind spaces and with any line ends", () => {
    expect(withoutNotes("a\r\n  //b\r\nc\r\t// d\n")).toBe("a\nc");
  });

  test.each([
    "*// pogrubione*",
    "_//_ kursywa",
    "_*// oba*_",
    "~// przekreślone~",
    "`// kod`",
    "```// blok```",
    "```\n// blok\n```",
    "• // lista",
    "    ◦ // lista w liście",
    "- // lista",
    " * // lista z HTML",
    "1. // lista",
    " 12) // lista",
    "  b. // lista w liście",
    "  iii. // lista w liście",
    "> // cytat",
    ">>> *// cytat*",
    "\u200b// niewidoczny znak",
    "\ufeff// niewidoczny znak",
    "/\u2060/ niewidoczny znak",
    "🔒 // emotikon",
    ":lock: // emotikon",
    "(// w nawiasie)",
    "／／ szerokie",
  ])("are recognised however they are formatted: %s", (text) => {
    expect(withoutNotes(`Proszę przyjść.\n${text}`)).toBe(
      text.includes("\n") ? "Proszę przyjść.\n```\n```" : "Proszę przyjść.",
    );
    expect(isOnlyNotes(text)).toBe(true);
  });

  test.each([
    "https://usosweb.uni.opole.pl",
    "• https://usosweb.uni.opole.pl",
    "<https://usosweb.uni.opole.pl> // formularz",
    "1. Wejść na stronę // tam jest formularz",
    "pok. // 12",
    "Ok. // dalej",
    "1/2 // z 3",
    "/ jeden ukośnik",
  ])("are not recognised in lines that begin with words: %s", (text) => {
    expect(withoutNotes(text)).toBe(text);
  });

  test("go on to the next empty line where lines are broken by a program", () => {
    const text = "Proszę przyjść.\n\n// on już tu był i ma\nzaległości w opłatach\n\nPokój 12.\nDo zobaczenia";
    expect(withoutNotes(text, "paragraph")).toBe("Proszę przyjść.\n\nPokój 12.\nDo zobaczenia");
    expect(withoutNotes("Pokój 12.\n// on już\ntu był", "paragraph")).toBe("Pokój 12.");
    expect(withoutNotes("// on już\ntu był")).toBe("tu był");
  });

  test.each(["*_~`>- ".repeat(30_000), ":a".repeat(100_000), "1.".repeat(100_000), ":-:".repeat(60_000)])(
    "are found quickly",
    (text) => {
      const began = performance.now();
      withoutNotes(`${text}x`);
      expect(performance.now() - began).toBeLessThan(10_000);
    },
  );

  test("leave addresses and slashes inside a line alone", () => {
    const text = "Zobacz https://usosweb.uni.opole.pl // tam jest formularz\n/ jeden ukośnik";
    expect(withoutNotes(text)).toBe(text);
  });

  test("leave no extra empty lines when they are removed between paragraphs", () => {
    expect(withoutNotes("jeden\n\n// notatka\n\ndwa")).toBe("jeden\n\ndwa");
  });

  test("can be the whole text, which is different from an empty text", () => {
    expect(isOnlyNotes("// nie odpisujemy\n\n// Ania się tym zajmie")).toBe(true);
    expect(isOnlyNotes("// notatka\nodpowiedź")).toBe(false);
    expect(isOnlyNotes(" \n")).toBe(false);
  });
});
