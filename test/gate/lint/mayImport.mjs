import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The lint's rule of who may import what, types included. `imports.json` has a line for each folder, and for some files: what
 * of ours and which packages it may import. An import that is not listed is refused, and so is every import of a path without a line.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const map = JSON.parse(readFileSync(join(root, "imports.json"), "utf8"));

/** The most exact line of the map for a path. */
const lineOf = (path) =>
  Object.keys(map)
    .filter((place) => path === place || path.startsWith(`${place}/`))
    .sort((one, other) => other.length - one.length)[0];

const inMap = (file) =>
  relative(root, file)
    .replaceAll("\\", "/")
    .replace(/\.[jt]s$/, "");

/** `./place` becomes `src/orders/place`, `@slack/bolt/dist/App` becomes `@slack/bolt`, and what Node brings becomes `node`. */
function targetOf(file, specifier) {
  if (specifier.startsWith(".")) return inMap(resolve(dirname(file), specifier));
  if (isBuiltin(specifier)) return "node";
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

const mayImport = {
  create(context) {
    const line = lineOf(inMap(context.filename));
    const allowed = line === undefined ? [] : [line, ...map[line]];
    const look = (source) => {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const target = targetOf(context.filename, source.value);
      if (allowed.includes(target) || allowed.includes(lineOf(target))) return;
      const message = `${line ?? "A folder without a line in imports.json"} may not import ${target}: see imports.json and CONTRIBUTING.md.`;
      context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => look(node.source),
      ImportExpression: (node) => look(node.source),
      ExportNamedDeclaration: (node) => look(node.source),
      ExportAllDeclaration: (node) => look(node.source),
      TSImportType: (node) => look(node.source),
    };
  },
};

export default { meta: { name: "house" }, rules: { "may-import": mayImport } };
