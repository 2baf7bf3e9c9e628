import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire, wrap } from "node:module";
import { join } from "node:path";
import { constants, Script } from "node:vm";

type Run = (exports: object, require: NodeJS.Require, module: object, filename: string, dirname: string) => void;

/** Runs the bundled product of a folder with the code that V8 compiled in an earlier run. When `keepsCompiled`, it keeps that code at the end of this run. */
export function runBundle(dir: string, { keepsCompiled }: { readonly keepsCompiled: boolean }): void {
  const file = join(dir, "main.js");
  const compiled = compiledIn(dir);
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(wrap(readFileSync(file, "utf8")), {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  if (keepsCompiled) process.once("exit", () => keep(compiled, script.createCachedData()));
  const module = { exports: {} };
  (script.runInThisContext() as Run)(module.exports, createRequire(file), module, file, dir);
}

/** The file with the code that V8 compiled. */
export const compiledIn = (dir: string): string => join(dir, "main.compiled");

/** Another process that starts in this moment must not read half of it. */
function keep(file: string, data: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, data);
  renameSync(unfinished, file);
}
