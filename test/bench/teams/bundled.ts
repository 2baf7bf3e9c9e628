import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, parse } from "node:path";
import { bundle } from "../../../deploy/start/bundle";
import { cache, root } from "../../support/root";

const made = new Map<string, Promise<string>>();

/**
 * A program of `test/bench/child` in one file, compiled as `npm start` compiles the product; made once, and removed when this process ends. If it ran
 * from its sources, the loader would name every function each time that it is created, which production does not.
 */
export function bundled(program: string): Promise<string> {
  const found = made.get(program) ?? bundleOf(program);
  made.set(program, found);
  return found;
}

async function bundleOf(program: string): Promise<string> {
  mkdirSync(cache, { recursive: true });
  // It must lie where its native modules are found.
  const outdir = mkdtempSync(join(cache, "bench-"));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  const { name } = parse(program);
  await bundle({ root, outdir, beside: { [name]: program } });
  return join(outdir, `${name}.js`);
}
