import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./support/root";

const block = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*(?:\n[ \t]*\/\/.*)*/gm;
const marks = /^[ \t]*(?:\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm;
const headless = /^(?:Who|Whom|Whose|Whoever|What|Whatever|Which|Whichever)\b.*(?<!\?)$/;

/** The sentences of a source's comments that begin with a relative word, so that they have no subject with a name, or none at all. */
const headlessIn = (source: string): string[] =>
  [...source.matchAll(block)].flatMap(([comment]) =>
    comment
      .replace(marks, " ")
      .replace(/\s+/g, " ")
      .trim()
      .split(/(?<=[.!?:]) (?=\p{Lu})/u)
      .filter((sentence) => headless.test(sentence)),
  );

test("a comment's sentence has a subject with a name", () => {
  const found = ["src", "dialogs", "sandbox", "deploy", "test"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:ts|js|mjs)$/.test(name) && join(root, top, name) !== __filename)
      .flatMap((name) => {
        const file = join(top, name);
        return headlessIn(readFileSync(join(root, file), "utf8")).map((sentence) => `${file}: ${sentence}`);
      }),
  );
  expect(found).toEqual([]);
});

test.each([
  "/** Who is signed in to the staff pages. */",
  "/**\n * Counts votes. Whoever\n * votes is counted once.\n */",
  "  // What cannot be read\n  // lets nobody in.",
  "call(); // Which text it is.",
])("a comment without one is refused: %j", (source) => {
  expect(headlessIn(source)).toHaveLength(1);
});

test.each([
  "/** The people who are signed in. */",
  "// Which of them came first? Nobody knows.",
  'const words = "Who are you?"; // Says what is asked.',
  'fetch("https://What.example");',
])("a comment with one is not: %j", (source) => {
  expect(headlessIn(source)).toEqual([]);
});
