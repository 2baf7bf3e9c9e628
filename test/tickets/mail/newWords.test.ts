import fc from "fast-check";
import { addresses } from "./followed";
import { newWords } from "../../../src/tickets/mail/newWords";
import { textOf } from "../../../src/tickets/mail/page";
import { linesOfText } from "../../../src/tickets/mail/textPage";

const wordsOf = (text: string): string => {
  const lines = linesOfText(text, { flowed: false, delSp: false });
  const letters = { sentences: ["Zgłoszenie z czatu Legitka."], marksIn: (it: string) => addresses.marksIn(it) };
  return textOf(newWords(lines, letters).lines);
};

const line = fc.oneof(
  // «> Dokumenty» below a sentence of the writer's own is a path through a menu, not a quote.
  fc.string({ maxLength: 60 }).filter((it) => !/^\s*>/.test(it)),
  fc.constantFrom("> cytat", "-- ", "", "Od: a", "Temat: b", "W dniu 6.11.2026 o 10:12, Legitka pisze:", "_____"),
);

describe("the new words of a letter", () => {
  test("are always a part of it, line by line, and never a quoted one", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join("\n");
        for (const it of wordsOf(text).split("\n")) {
          expect(it).not.toMatch(/^\s*>/);
          if (it !== "") expect(text.replace(/[\u00a0\u2007\u202f]/g, " ")).toContain(it);
        }
      }),
    );
  });

  test("of a letter without anything old are the whole letter", () => {
    const text =
      "Dzień dobry,\n\nOn jest chory.\nDnia następnego będzie.\n\nA–B: 3 > 2\nFrom: nowhere\n--\u00a0myślnik";
    expect(wordsOf(text)).toBe(text.replace("\u00a0", " "));
  });

  test("have each address once, though programs write it behind words that say the same", () => {
    const text =
      "Strona www.gov.pl<https://www.gov.pl/> i jan@uni.opole.pl<mailto:jan@uni.opole.pl>, wzór<https://uni.opole.pl/w>.";
    expect(wordsOf(text)).toBe("Strona www.gov.pl i jan@uni.opole.pl, wzór<https://uni.opole.pl/w>.");
  });

  test("of a letter without end are looked for in its first hundred thousand characters", () => {
    expect(wordsOf(`Tak.\n${"słowo\n".repeat(50_000)}`).length).toBeLessThanOrEqual(100_000);
  });

  test.each([
    ["dashes", "-".repeat(500_000)],
    ["one endless line", `W dniu 6 ${"a ".repeat(500_000)}`],
    ["many beginnings", "W dniu 6 listopada\n".repeat(50_000)],
    ["many rules", "_____\nOd: a\n".repeat(50_000)],
    ["many signatures", "-- \nx\n> y\n".repeat(50_000)],
    ["typed marks", `${"a\n> b\n".repeat(15_000)}[L-ABC234:fmanm257jvgvj2vb]`],
    ["pictures", `${"[".repeat(4_900)}\n`.repeat(20)],
    ["addresses", "x<https://a".repeat(9_000)],
    ["spaces", `x${" ".repeat(500_000)}x\n`.repeat(2)],
  ])("are found in no time in hostile letters: %s", (_, text) => {
    const began = performance.now();
    wordsOf(text);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
