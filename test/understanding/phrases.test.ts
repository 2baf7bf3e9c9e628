import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { languages } from "../../dialogs/kit/text";
import { createUnderstanding, intents, loadPhrases } from "../../src/understanding";

const shipped = join(__dirname, "../../dialogs/phrases");
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "phrases-"));
  cpSync(shipped, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const append = (file: string, lines: string): void =>
  writeFileSync(join(dir, file), `${readFileSync(join(dir, file), "utf8")}${lines}\n`);

it("every intent has examples in every language", () => {
  const { examples } = loadPhrases(shipped);
  for (const lang of languages) {
    const there = new Set(examples.filter((it) => it.lang === lang).map((it) => it.meaning));
    expect(there).toEqual(new Set([...intents, "other"]));
  }
});

it("every example is understood as what it stands under", () => {
  const phrases = loadPhrases(shipped);
  const understand = createUnderstanding(phrases);
  const wrong = phrases.examples.filter(({ text, meaning, lang }) => {
    const got = understand(text, lang);
    return meaning === "other" ? got.kind === "sure" : got.kind !== "sure" || got.intent !== meaning;
  });
  expect(wrong).toEqual([]);
});

it("a line added to a file is understood from then on", () => {
  const line = "wyczaruj mi tego smoka";
  expect(createUnderstanding(loadPhrases(dir))(line).kind).not.toBe("sure");
  const file = join(dir, "pl.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^order:\n/m, `order:\n  - ${line}\n`));
  expect(createUnderstanding(loadPhrases(dir))(`${line}!`)).toMatchObject({ kind: "sure", intent: "order" });
});

it("refuses an unknown meaning, naming file and entry", () => {
  append("en.yaml", "fly:\n  - take off");
  expect(() => loadPhrases(dir)).toThrow(/en\.yaml[^]*fly/);
});

it("refuses a phrase that stands under two meanings, however it is spelled", () => {
  const file = join(dir, "pl.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^revoke:\n/m, "revoke:\n  - Gdzie kod?\n"));
  expect(() => loadPhrases(dir)).toThrow(/pl\.yaml: «Gdzie kod\?» stands under revoke/);
});
