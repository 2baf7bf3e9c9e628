import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle";

const dayMs = 86_400_000;

/**
 * Bundles the product into a new folder below `folder`, and names it in `current.json` together with the files it was made of, their sizes and
 * times. Two processes may do this at the same time.
 */
export async function makeBundle(root: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dir = mkdtempSync(join(folder, "bundle-"));
  const inputs = await bundle({
    root,
    outdir: dir,
    beside: { runBundle: join(root, "deploy", "start", "runBundle.ts") },
  });
  const own = inputs.filter((it) => !it.includes("node_modules"));
  const madeOf = [...own, join(root, "package-lock.json")].map((file) => {
    const { size, mtimeMs } = statSync(file);
    return { file, size, mtimeMs };
  });
  const unfinished = `${dir}.json`;
  writeFileSync(unfinished, JSON.stringify({ root, dir, node: process.version, madeOf }));
  renameSync(unfinished, join(folder, "current.json"));
  for (const name of readdirSync(folder).filter((it) => it.startsWith("bundle-"))) {
    const it = join(folder, name);
    // Another process may remove it at the same time, or still be making it.
    const madeAt = statSync(it, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (it !== dir && Date.now() - madeAt > dayMs) rmSync(it, { recursive: true, force: true });
  }
}
