import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../dialogs/kit/text";
import { readTexts } from "./dialogs/localeTexts";
import { root } from "./support/root";

const inARow = 6;

/** Files that have so many words in common with a text and yet do not depend on it, each with the reason. */
const unlike: Readonly<Record<string, string>> = {
  "browser/screenshots.ts": "a member of the staff edits a text",
  "channels/web/pageScript.ts": "cards of the test's own",
  "conversation/letterAndGuide.test.ts": "a student types it",
  "conversation/standing.test.ts": "a student types it",
  "journeys/transcripts/lines.ts": "a remark in a transcript",
  "orders/eligible.test.ts": "USOS says it",
  "tickets/mail/followed.ts": "stored letters quote the letters that the product sent then",
  "tickets/tickets.test.ts": "a student types it",
};

/** Every six words in a row of the text, in lower case; a placeholder or an arm of a plural ends a row. */
const rowsOf = (text: string): string[] =>
  text.split(/[{}#]|\\n/).flatMap((part) => {
    const words = part.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];
    return words.slice(inARow - 1).map((_, at) => words.slice(at, at + inARow).join(" "));
  });

const copied = new Map(
  languages.flatMap((lang) =>
    [...readTexts(lang)].flatMap(([key, text]) =>
      typeof text === "string" ? rowsOf(text).map((row): [string, string] => [row, `${lang}: ${key}`]) : [],
    ),
  ),
);

/** Strings and patterns, without the names of tests, which may say what a text says. */
const literal =
  /(?<!\b(?:test|describe|it)\()(?<!\)\()(?:"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[(,]\s*)\/(?:[^/\\\n]|\\.)+\/)/g;

const quotedIn = (source: string): string[] =>
  [...source.matchAll(literal)].flatMap(([it]) => {
    const row = rowsOf(it).find((words) => copied.has(words));
    return row === undefined ? [] : [`«${row}» (${copied.get(row)})`];
  });

const quoted = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) => quotedIn(readFileSync(join(root, "test", name), "utf8")).map((it) => ({ name, it })));

test("no test quotes six words of a text, so that a text can be reworded without the tests", () => {
  expect(quoted.filter(({ name }) => !(name in unlike)).map(({ name, it }) => `${name}: ${it}`)).toEqual([]);
});

test("no file is excepted that has nothing in common with a text", () => {
  expect(Object.keys(unlike).filter((name) => !quoted.some((it) => it.name === name))).toEqual([]);
});
