import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../support/root";

const folders = ["src", "sandbox", "dialogs", "test", "deploy"];
const importing = /(?:from|import|require\()\s*"(\.{1,2}\/[^"]*)"/g;

/** For each source file, by its path from the root, the files that import it. */
export function importersOf(): Map<string, Set<string>> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile() && it.name.endsWith(".ts"))
      .map((it) => relative(root, join(it.parentPath, it.name))),
  );
  const known = new Set(files);
  const importers = new Map(files.map((it) => [it, new Set<string>()]));
  for (const file of files) {
    for (const [, path = ""] of readFileSync(join(root, file), "utf8").matchAll(importing)) {
      const bare = join(dirname(file), path);
      const target = [`${bare}.ts`, join(bare, "index.ts")].find((it) => known.has(it));
      if (target) importers.get(target)?.add(file);
    }
  }
  return importers;
}

/** The test files that a change reaches, nearest first: how many imports lie between, and 0 for a test that was changed itself. */
export function reachedTests(changed: readonly string[], importers: Map<string, Set<string>>): Map<string, number> {
  const far = new Map<string, number>();
  let next = changed.filter((it) => importers.has(it));
  for (let distance = 0; next.length > 0; distance++) {
    for (const it of next) far.set(it, distance);
    next = [...new Set(next.flatMap((it) => [...(importers.get(it) ?? [])]))].filter((it) => !far.has(it));
  }
  const tests = [...far].filter(([file]) => file.endsWith(".test.ts"));
  return new Map(tests.sort(([, one], [, other]) => one - other));
}
