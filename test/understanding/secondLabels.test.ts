import { readFileSync } from "node:fs";
import { join } from "node:path";
import { phrasesDir } from "../../src/understanding/training/files";
import { loadPhrases } from "../../src/understanding/training/phrases";

/** Lines drawn from the voices 14 to 19 and 55 to 58 and labelled once more from the policy and the text alone. */
const again = readFileSync(join(__dirname, "secondLabels.tsv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((it) => it.split("\t"));

test("a line that was labelled a second time has that label, or notes it as one that is as right", () => {
  const { taught, held } = loadPhrases(phrasesDir);
  const labels = new Map(
    [...taught, ...held].map(({ voice, text, meaning, also }) => [`${voice} ${text}`, [meaning, also]]),
  );
  const differing = again.filter(
    ([, voice, label, text]) => !labels.get(`${voice} ${text}`)?.some((it) => it === label),
  );
  expect(again.length).toBeGreaterThanOrEqual(120);
  expect(differing).toEqual([]);
});
