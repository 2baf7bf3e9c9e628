import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { languages } from "../../dialogs/kit/text";
import { fold } from "../../src/understanding";
import { loadReading } from "../../src/understanding/load";
import { indispensable } from "../../src/understanding/questionWords";
import { root } from "../support/root";

test.each(languages)(
  "every line in %s that teaches a question has the words that the question cannot do without",
  (lang) => {
    const taught = parse(readFileSync(join(root, "dialogs/questions", `${lang}.yaml`), "utf8")) as Record<
      string,
      Record<string, readonly string[]>
    >;
    for (const [question, words] of Object.entries(indispensable)) {
      const lines = Object.values(taught[question] ?? {}).flat();
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter((it) => !words.isIn(fold(it)))).toEqual([]);
    }
  },
);

test.each([
  "I would like every information that you have on me deleted from your systems, and confirmation of same",
  "bądź kochany i usuń wszystko, co o mnie masz",
  "будь другом, видали мої дані",
])("a text about the student's own data is no small talk: %s", (text) => {
  const understood = loadReading(join(root, "dialogs")).understand(text);
  expect(JSON.stringify(understood)).not.toContain("smallTalk");
});
