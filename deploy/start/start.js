"use strict";
const { existsSync, readFileSync, statSync } = require("node:fs");
const { join } = require("node:path");

/*
 * Starts the product. Compiling its sources and finding its packages would take several seconds each time, so it runs from one file, which is made
 * once for the present state of the sources and kept beside the packages. This program is JavaScript because loading a compiler takes longer than
 * all the rest.
 */

const root = join(__dirname, "..", "..");
const folder = join(root, "node_modules", ".cache", "legitka", "start");

/** The folder of the bundle; undefined if there is none for this repository, or if one of the files it was made of has changed. */
function currentBundle() {
  try {
    const { root: madeIn, dir, node, madeOf } = JSON.parse(readFileSync(join(folder, "current.json"), "utf8"));
    // A copy of this folder must not run what was made of the original.
    if (madeIn !== root) return undefined;
    const isCurrent = madeOf.every(({ file, size, mtimeMs }) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found?.size === size && found.mtimeMs === mtimeMs;
    });
    return isCurrent && node === process.version && existsSync(join(dir, "runBundle.js")) ? dir : undefined;
  } catch {
    return undefined;
  }
}

function runFrom(dir) {
  const { compiledIn, runBundle } = require(join(dir, "runBundle.js"));
  runBundle(dir, { keepsCompiled: !existsSync(compiledIn(dir)) });
}

async function start() {
  const dir = currentBundle();
  if (dir) return runFrom(dir);
  await import("tsx");
  try {
    await require("./makeBundle.ts").makeBundle(root, folder);
  } catch (cause) {
    // The folder of the packages may be read-only. A mistake in the sources is reported again by what follows.
    const line = {
      level: 40,
      code: "start.slow",
      msg: `Starting from the sources, which takes longer: ${cause.message}`,
    };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    return void require("../../src/main.ts");
  }
  runFrom(currentBundle());
}

start().catch((cause) => {
  process.stderr.write(`${cause.stack}\n`);
  process.exitCode = 1;
});
