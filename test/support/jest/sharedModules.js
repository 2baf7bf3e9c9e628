const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, extname, join, relative, sep } = require("node:path");
const { compileFunction } = require("node:vm");

/**
 * The modules of the product, run once a worker for all its test files. They keep no state of their own, as a test beside this file makes sure, so a
 * test file that is run after others finds what it would find in a fresh process; and running 600 modules anew for each of 400 test files would be a
 * third of the suite's time.
 */
const root = join(__dirname, "..", "..", "..");
const folders = ["src", "sandbox", "dialogs"].map((it) => it + sep);
/** Programs, which act when they are loaded. */
const programs = [join("src", "main.ts"), join("src", "cli") + sep, join("dialogs", "guide", "render.ts")];

const parameters = ["module", "exports", "require", "__dirname", "__filename"];
const modules = new Map();

/** Whether a file is a module that all test files of a worker share. */
function isShared(path) {
  if (extname(path) !== ".ts") return false;
  const file = relative(root, path);
  return folders.some((it) => file.startsWith(it)) && !programs.some((it) => file.startsWith(it));
}

/**
 * @param jest how the running test file's own modules are found and compiled: `resolve(from, name)` and `compiled(path)`. It is asked for whenever it
 * is needed, since a module may import another one long after the test file that first used it.
 */
function shared(path, jest) {
  const known = modules.get(path);
  if (known) return known.exports;
  const module = { id: path, filename: path, path: dirname(path), exports: {}, loaded: false };
  // It is known before it has run, because modules may import each other.
  modules.set(path, module);
  try {
    const run = compileFunction(jest().compiled(path), parameters, { filename: path });
    run.call(module.exports, module, module.exports, requireFrom(path, jest), module.path, path);
  } catch (cause) {
    modules.delete(path);
    throw cause;
  }
  module.loaded = true;
  return module.exports;
}

function requireFrom(path, jest) {
  const nodes = createRequire(path);
  return (name) => {
    if (!name.startsWith(".")) return nodes(name);
    const found = jest().resolve(path, name);
    if (isShared(found)) return shared(found, jest);
    if (extname(found) === ".json") return JSON.parse(readFileSync(found, "utf8"));
    throw new Error(`${path} is shared by test files and imports ${found}, which is not`);
  };
}

module.exports = { isShared, shared };
