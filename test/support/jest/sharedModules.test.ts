import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, type Expression, type ModuleItem, type VariableDeclaration } from "@swc/core";
import { root } from "../root";
import { isShared } from "./sharedModules";

/** Caches, and one list that is filled while its module is loaded: none of them changes what the modules answer. */
const caches = [
  "src/config/production.ts: privateRanges",
  "src/conversation/choiceTyped.ts: namesIn",
  "src/conversation/oldLabel.ts: known",
  "src/foundation/localTime.ts: formats",
  "src/understanding/features.ts: runs",
  "src/understanding/fold.ts: latest",
  "src/understanding/scores.ts: readWords",
];

/** A collection that is made empty is there to be filled. */
function isFilledLater(made: Expression | undefined): boolean {
  if (made?.type === "ArrayExpression") return made.elements.length === 0;
  if (made?.type === "ObjectExpression") return made.properties.length === 0;
  if (made?.type !== "NewExpression" || made.callee.type !== "Identifier") return false;
  const [given] = made.arguments ?? [];
  return given === undefined || isSize(given.expression);
}

const isSize = ({ type }: Expression): boolean => type === "NumericLiteral" || type === "BinaryExpression";

const declared = (item: ModuleItem): readonly VariableDeclaration[] => {
  const it = item.type === "ExportDeclaration" ? item.declaration : item;
  return it.type === "VariableDeclaration" ? [it] : [];
};

/** Most modules have nothing of the kind, and need not be parsed. */
const mayHaveState = /^(?:export )?(?:let|var)\b|=\s*(?:\[\s*\]|\{\s*\}|new\b)/m;

/** The variables of a module that change, or can be filled, between one use of it and the next. */
function stateOf(source: string): string[] {
  if (!mayHaveState.test(source)) return [];
  return parseSync(source, { syntax: "typescript", target: "es2022" })
    .body.flatMap(declared)
    .flatMap(({ kind, declarations }) =>
      declarations.filter(({ init }) => kind !== "const" || isFilledLater(init ?? undefined)),
    )
    .map(({ id }) => (id.type === "Identifier" ? id.value : id.type));
}

test("a module that all test files of a worker share has no state that a test could leave behind", () => {
  const found = ["src", "sandbox", "dialogs"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      .map((name) => join(top, name))
      .filter((file) => isShared(join(root, file)))
      .flatMap((file) => stateOf(readFileSync(join(root, file), "utf8")).map((name) => `${file}: ${name}`)),
  );
  expect(found.sort()).toEqual(caches);
});

test.each([
  "let count = 0;",
  "export let last: string | undefined;",
  "const seen = new Map<string, number>();",
  "export const all: string[] = [];",
  "const byName: Record<string, number> = {};",
  "const room = new Int32Array(8);",
  "const room = new Int32Array(most + 2);",
])("is noticed: %s", (source) => {
  expect(stateOf(source)).toHaveLength(1);
});

test.each([
  'const names = new Map([["a", 1]]);',
  "const words = new Set(list);",
  'const pattern = new RegExp("a", "u");',
  "export const make = () => new Map();",
  "function make() { let count = 0; return () => ++count; }",
])("is no state: %s", (source) => {
  expect(stateOf(source)).toEqual([]);
});

test.each(["src/main.ts", "src/cli/backup.ts", "dialogs/guide/render.ts", "test/support/world.ts", "deploy/sbom.ts"])(
  "a program, or what belongs to a test, is run anew for each test file: %s",
  (file) => {
    expect(isShared(join(root, file))).toBe(false);
  },
);

test("a copy of the product in another folder has modules of its own", () => {
  expect(isShared(join(root, "src/store/port.ts"))).toBe(true);
  expect(isShared(join(root, "..", "copy", "src/store/port.ts"))).toBe(false);
});
