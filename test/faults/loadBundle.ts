import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire, wrap } from "node:module";
import { join } from "node:path";
import { constants, Script } from "node:vm";

/** When this variable is set, the product writes down at its end the code that V8 compiled, for processes that start later. */
export const compiledEnv = "LEGITKA_KEEP_COMPILED";

type Run = (exports: object, require: NodeJS.Require, module: object, filename: string, dirname: string) => void;

/** Runs the product from the same folder, with the code that V8 compiled in an earlier run. */
function run(): void {
  const file = join(__dirname, "main.js");
  const compiled = join(__dirname, "main.compiled");
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(wrap(readFileSync(file, "utf8")), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  if (process.env[compiledEnv]) process.once("exit", () => writeFileSync(compiled, script.createCachedData()));
  const module = { exports: {} };
  (script.runInThisContext() as Run)(module.exports, createRequire(file), module, file, __dirname);
}

if (existsSync(join(__dirname, "main.js"))) run();
