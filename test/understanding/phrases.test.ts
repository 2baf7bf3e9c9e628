import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { phrasesDir } from "../../src/understanding/training/files";
import { learn } from "../../src/understanding/training/learn";
import { loadPhrases, type Phrase } from "../../src/understanding/training/phrases";
import { createUnderstanding } from "../../src/understanding";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "phrases-"));
  cpSync(phrasesDir, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("the reader of phrases refuses a file that is not named after a meaning, and lists the meanings", () => {
  writeFileSync(join(dir, "en", "fly.yaml"), "e01:\n  - take off\n");
  expect(() => loadPhrases(dir)).toThrow(/fly\.yaml[^]*lostPhone/);
});

test("the reader of phrases refuses an unknown second meaning, and names the file and the entry", () => {
  appendFileSync(join(dir, "en", "price.yaml"), "e98:\n  - { text: how much, also: money }\n");
  expect(() => loadPhrases(dir)).toThrow(/price\.yaml[^]*e98/);
});

test("the reader of phrases refuses a phrase of an unnamed voice", () => {
  appendFileSync(join(dir, "en", "price.yaml"), "e98:\n  - how much\n");
  expect(() => loadPhrases(dir)).toThrow(/e98[^]*how much/);
});

test("the reader of phrases refuses a phrase that one voice has under two meanings, however it is spelled", () => {
  const { taught } = loadPhrases(dir);
  const own = taught.find(({ lang, meaning }) => lang === "pl" && meaning === "showCode")!;
  writeFileSync(join(dir, "pl", "price.yaml"), `${own.voice}:\n  - ${JSON.stringify(`${own.text.toUpperCase()}!!`)}\n`);
  expect(() => loadPhrases(dir)).toThrow(/under showCode|under price/);
});

test("a phrase that is taught is understood from then on", () => {
  const some = (meaning: "order" | "status", texts: string[]): Phrase[] =>
    texts.map((text) => ({ text, meaning, lang: "pl", voice: "p01" }));
  const before = [...some("order", ["zamów kartę", "chcę kartę"]), ...some("status", ["gdzie karta", "co z kartą"])];
  const thresholds = { sure: { pl: 0.5, en: 0.5, uk: 0.5 }, costly: 0.5, likely: 0.1, language: 1 };
  const line = "wyczaruj mi tego smoka";
  const after = [...before, ...some("order", [line])];
  expect(createUnderstanding(learn(before, thresholds))(line)).not.toMatchObject({ kind: "sure" });
  expect(createUnderstanding(learn(after, thresholds))(`${line}!`)).toMatchObject({ kind: "sure", intent: "order" });
});
