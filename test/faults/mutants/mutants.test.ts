import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { goodRecords } from "../goodRecords";
import { judge, objectionsOf, promises } from "../checker";
import { root } from "../../support/root";
import { scenarios } from "../scenarios";
import { edited, type Mutant } from "./mutant";
import { mutants } from "./mutants";

/** Every file that a mutant changes, with all its edits. */
function sourcesOf(mutant: Mutant): string[] {
  const files = new Map<string, string>();
  for (const edit of mutant.edits) {
    const source = files.get(edit.file) ?? readFileSync(join(root, edit.file), "utf8");
    files.set(edit.file, edited(mutant, source, edit));
  }
  return [...files.values()];
}

test.each(mutants.map((it) => [it.name, it] as const))(
  "%s fits the sources as they are, and can be run",
  (_, mutant) => {
    for (const source of sourcesOf(mutant)) expect(() => transformSync(source, { loader: "ts" })).not.toThrow();
    expect(scenarios.map(({ name }) => name)).toContain(mutant.scenario);
    expect(promises).toContain(mutant.breaks);
  },
);

test("a mutant whose text is gone, or stands there twice, is out of date and says so", () => {
  const edit = { file: "src/any.ts", from: "one", to: "two" };
  expect(edited({ name: "m" }, "a one b", edit)).toBe("a two b");
  expect(() => edited({ name: "m" }, "a b", edit)).toThrow(/«m» is out of date: its text is not in src\/any.ts/);
  expect(() => edited({ name: "m" }, "one one", edit)).toThrow(/more than once/);
});

test("every promise that the checker holds has a mutant that breaks it", () => {
  expect([...promises].filter((it) => !mutants.some(({ breaks }) => breaks === it))).toEqual([]);
  expect(objectionsOf(judge(goodRecords()), false)).toEqual([]);
});
