import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../support/root";
import { bundleInto, bundleIn, type Bundle } from "../bundle";
import { edited, type Mutant } from "./mutant";

/** A copy of the product with a mutant's edits, bundled. */
export interface Planted {
  readonly bundle: Bundle;
  remove(): void;
}

/** @throws when an edit does not fit the sources any more */
export async function plant(mutant: Mutant): Promise<Planted> {
  const dir = mkdtempSync(join(tmpdir(), `legitka-mutant-${mutant.name}-`));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  try {
    for (const it of ["src", "sandbox", "dialogs", "package.json"])
      cpSync(join(root, it), join(dir, it), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
    for (const edit of mutant.edits) {
      const file = join(dir, edit.file);
      writeFileSync(file, edited(mutant, readFileSync(file, "utf8"), edit));
    }
    const out = join(dir, "bundle");
    await bundleInto(out, dir);
    return { bundle: bundleIn(out), remove };
  } catch (cause) {
    remove();
    throw cause;
  }
}
