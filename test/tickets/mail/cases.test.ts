import { readFileSync } from "node:fs";
import { join } from "node:path";
import { officeTaker } from "./followed";
import { recordingDesk } from "./recordingDesk";

const dir = join(__dirname, "cases");
const [, ...rows] = readFileSync(join(dir, "cases.tsv"), "utf8").trimEnd().split("\n");
const cases = rows.map((row) => {
  const [name = "", fault = "", outcome = "", words = ""] = row.split("\t");
  return { name, fault, outcome, words: words.replaceAll("⏎", "\n") };
});

async function taken(name: string) {
  const desk = recordingDesk();
  const take = officeTaker(desk);
  const { outcome } = await take(readFileSync(join(dir, `${name}.eml`)));
  return { outcome, desk };
}

describe("a letter as programs and people really write it reaches the student as it was meant", () => {
  test.each(cases)("$name: $fault", async ({ name, outcome, words }) => {
    const { outcome: became, desk } = await taken(name);
    const said = desk.replies.map(({ action }) => action.text).join("\n\n");
    expect({ outcome: became, words: said }).toEqual({ outcome, words });
    expect(desk.replies.flatMap(({ action }) => action.files ?? [])).toEqual([]);
    // The author of words that were not passed on is told so.
    expect(desk.unreached).toHaveLength(outcome === "unclear" ? 1 : 0);
  });
});
