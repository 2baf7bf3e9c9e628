import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RegExpParser, type AST } from "@eslint-community/regexpp";
import { parseSync } from "@swc/core";
import { analyse } from "scslre";
import { labelPattern } from "../src/conversation/wayBackTyped";
import { fold } from "../src/understanding";
import { root } from "./support/root";

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly file: string;
}

const files = ["src", "dialogs"].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
    .filter((it) => /\.(ts|js)$/.test(it) && !it.endsWith(".d.ts"))
    .map((it) => join(top, it)),
);

/** Every pattern that is written as a literal in the code. */
function literals(): Pattern[] {
  const found: Pattern[] = [];
  for (const file of files) {
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      const { type, pattern, flags } = node as Record<string, unknown>;
      if (type === "RegExpLiteral") found.push({ source: String(pattern), flags: String(flags), file });
      Object.values(node).forEach(visit);
    };
    visit(parseSync(readFileSync(join(root, file), "utf8"), { syntax: "typescript" }));
  }
  return found;
}

/** Every pattern that is built when a file is loaded. */
async function built(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const { RegExp: own } = globalThis;
  let file = "";
  globalThis.RegExp = new Proxy(own, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      const made = new target(source, flags);
      found.push({ source: made.source, flags: made.flags, file });
      return made;
    },
  });
  try {
    for (file of files.filter(
      (it) => it.endsWith(".ts") && /new RegExp\(|wording\(\s*["`]/.test(readFileSync(join(root, it), "utf8")),
    ))
      await import(join(root, file));
  } finally {
    globalThis.RegExp = own;
  }
  return found.filter((it) => !it.file.includes("node_modules"));
}

/** Patterns that are built on a call, from samples of what they are built of. */
const onCall: readonly Pattern[] = [
  { file: "src/conversation/wayBackTyped.ts", ...partsOf(labelPattern(fold("wróć do kroku 8"), true)) },
  { file: "src/conversation/wayBackTyped.ts", ...partsOf(labelPattern(fold("wróć do kroku 8"), false)) },
];

function partsOf({ source, flags }: RegExp): Pick<Pattern, "source" | "flags"> {
  return { source, flags };
}

let patterns: Pattern[];
beforeAll(async () => {
  const all = [...literals(), ...(await built()), ...onCall];
  patterns = [...new Map(all.map((it) => [`${it.source}/${it.flags}`, it])).values()];
});

test("no pattern of ours backtracks over a text that repeats one character", () => {
  expect(patterns.length).toBeGreaterThan(400);
  const slow = patterns.flatMap(({ source, flags, file }) =>
    analyse({ source, flags }).reports.map(
      ({ type, character }) => `${file}: /${source}/${flags} (${type}, ${JSON.stringify(character.pick)})`,
    ),
  );
  expect(slow).toEqual([]);
});

/** A text that a character or one member of a set matches. */
function oneOf(node: AST.Node): string {
  const tried = ["a", "A", "1", " ", "-", ".", "\n", "<", '"', "ą", "я"];
  if (node.type === "Character") return String.fromCodePoint(node.value);
  const raw = new RegExp(node.raw, "u");
  const first = node.type === "CharacterClass" ? node.elements[0] : undefined;
  return tried.find((it) => raw.test(it)) ?? (first?.type === "Character" ? String.fromCodePoint(first.value) : "");
}

/** A text that a part of a pattern matches; `alternative` says which branch is taken wherever there are several. */
function sample(node: AST.Node, alternative: number): string {
  switch (node.type) {
    case "Pattern":
    case "Group":
    case "CapturingGroup": {
      const { elements = [] } = node.alternatives[alternative % node.alternatives.length] ?? {};
      return elements.map((it) => sample(it, alternative)).join("");
    }
    case "Quantifier":
      return sample(node.element, alternative).repeat(Math.min(5, Math.max(1, node.min)));
    case "Assertion":
    case "Backreference":
      return "";
    default:
      return oneOf(node);
  }
}

/** Texts that parts of a pattern match, and the beginnings of its alternatives: repeated, such texts are slow to reject. */
function* beginnings(node: AST.Node): Generator<string> {
  if (node.type === "Quantifier") {
    yield sample(node.element, 0);
    yield* beginnings(node.element);
  }
  if (!("alternatives" in node)) return;
  for (const { elements } of node.alternatives) {
    let text = "";
    for (const it of elements) {
      text += sample(it, 0);
      yield text;
      yield* beginnings(it);
    }
  }
}

const parser = new RegExpParser();
const longestBeginning = 200;
const textLength = 10_000;
/** A duration in milliseconds of this process that deserves a second measurement. A linear pattern takes about one. */
const noticeableMs = 20;
/** A pattern that goes over the text for each position takes four times as long for every doubling of the text; a linear one takes twice as long. */
const shorter = 4;
const steep = 9;

/** The shortest of three measurements, because one may be disturbed by garbage collection or by the compilation of the pattern. */
function tookMs(pattern: RegExp, beginning: string, length: number, times = 3): number {
  const text = `${beginning.repeat(Math.ceil(length / beginning.length))}\0`;
  const took = Array.from({ length: times }, () => {
    const begun = process.cpuUsage();
    text.replace(pattern, "");
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  });
  return Math.min(...took);
}

const isSteep = (pattern: RegExp, beginning: string): boolean =>
  tookMs(pattern, beginning, textLength, 1) > noticeableMs &&
  tookMs(pattern, beginning, textLength) > steep * tookMs(pattern, beginning, textLength / shorter);

test("no pattern of ours backtracks over a text that begins to match again and again", () => {
  const slow: string[] = [];
  for (const { source, flags, file } of patterns) {
    const parsed = parser.parsePattern(source, 0, source.length, { unicode: flags.includes("u") });
    const whole = [0, 1, 2, 3].map((it) => sample(parsed, it));
    const all = new Set([...beginnings(parsed), ...whole].flatMap((it) => [it, `${it}\n`, `${it} `]));
    const pattern = new RegExp(source, flags);
    for (const it of all) {
      if (it.trim() === "" || it.length > longestBeginning) continue;
      if (isSteep(pattern, it)) {
        slow.push(`${file}: /${source}/${flags} (${JSON.stringify(it)} repeated)`);
        break;
      }
    }
  }
  expect(slow).toEqual([]);
});

/** Texts that a pattern matches, between them with every alternative of it. */
const samplesOf = (node: AST.Pattern): string[] => {
  const most = Math.max(...choicesIn(node));
  return Array.from({ length: most }, (_, at) => sample(node, at));
};
function choicesIn(node: AST.Node): number[] {
  if (node.type === "Quantifier") return choicesIn(node.element);
  if (!("alternatives" in node)) return [1];
  return [node.alternatives.length, ...node.alternatives.flatMap(({ elements }) => elements.flatMap(choicesIn))];
}

/** Folders whose code compares folded texts, without two files whose patterns are for texts as they were typed. */
const comparesFolded = /^src\/(?:understanding\/(?!fold|language)|conversation\/)/;
/** A pattern for texts as they were typed ignores case or has letters that no folded text has. */
const isForTyped = ({ source, flags }: Pattern): boolean => flags.includes("i") || /[^\0-\x7f]/.test(source);

test("a pattern for folded texts has no word that folding would spell in another way: nobody's words would match it", () => {
  const lost = patterns
    .filter((it) => comparesFolded.test(it.file) && !isForTyped(it))
    .flatMap(({ source, flags, file }) => {
      const parsed = parser.parsePattern(source, 0, source.length, { unicode: flags.includes("u") });
      const words = samplesOf(parsed).flatMap((it) => it.match(/\p{L}{2,}/gu) ?? []);
      return words.filter((it) => source.includes(it) && fold(it) !== it).map((it) => `${file}: ${it}`);
    });
  expect([...new Set(lost)]).toEqual([]);
});
