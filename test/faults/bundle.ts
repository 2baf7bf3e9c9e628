import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../deploy/start/bundle";
import { cache, root } from "../support/root";
import { compiledEnv } from "./loadBundle";
import { startProcess } from "./productProcess";
import { waitingFor } from "../support/waiting";

/** The product as one file that contains everything but its native modules. It is compiled in advance, so that it starts in half the time. */
export interface Bundle {
  readonly file: string;
  /** A file to load before the product (`node -r`), which lets its clock jump; see `clockShift.ts`. */
  readonly clockShift: string;
}

const kept = keptIn();
const dayMs = 86_400_000;

/** The folder lies beside the packages; where that is not writable, among the temporary files. */
function keptIn(): string {
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return cache;
  } catch {
    return join(tmpdir(), "legitka-cache");
  }
}

/**
 * Makes a bundle once for everybody who starts the product in its present state, and keeps it. Two callers that begin at the same time both make one,
 * and both use the one that is ready first. Bundles older than a day are deleted, because nobody runs them any more.
 */
export async function bundleProduct(): Promise<Bundle> {
  const dir = join(kept, `bundle-${nameOfSources()}`);
  if (existsSync(dir)) return bundleIn(dir);
  mkdirSync(kept, { recursive: true });
  const making = mkdtempSync(join(kept, "making-"));
  await bundleInto(making);
  await compile(bundleIn(making));
  try {
    renameSync(making, dir);
  } catch (cause) {
    rmSync(making, { recursive: true, force: true });
    // If the folder exists, another process has made the bundle in the meantime.
    if (!existsSync(dir)) throw cause;
  }
  for (const name of readdirSync(kept).filter((it) => /^(bundle|making)-/.test(it))) {
    // Other processes create and remove their folders at the same time.
    const madeAt = statSync(join(kept, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - madeAt > dayMs) rmSync(join(kept, name), { recursive: true, force: true });
  }
  return bundleIn(dir);
}

/** The bundle in a folder. */
export const bundleIn = (dir: string): Bundle => ({
  file: join(dir, "loadBundle.js"),
  clockShift: join(dir, "clockShift.js"),
});

/** Makes a bundle of the sources in a folder, which may be a changed copy of this repository. */
export async function bundleInto(outdir: string, sources = root): Promise<void> {
  const here = (name: string): string => join(root, "test", "faults", name);
  await bundle({
    root: sources,
    outdir,
    beside: { loadBundle: here("loadBundle.ts"), clockShift: here("clockShift.ts") },
  });
}

/** Runs the product once and keeps the code that V8 compiled for it. */
async function compile(made: Bundle): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-compiled-"));
  const once = startProcess(made, { DATA_DIR: dir, PORT: "0", LOG_LEVEL: "silent", [compiledEnv]: "1" });
  await waitingFor("the bundled product to start", once.ready);
  const code = await once.stop();
  rmSync(dir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The bundled product does not start: ${once.said()}`);
}

function nameOfSources(): string {
  const hash = createHash("sha256").update(`${process.version} ${process.arch} ${root}`);
  for (const folder of ["src", "sandbox", "dialogs", join("deploy", "start"), join("test", "faults")])
    for (const it of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (it.isFile() && it.name.endsWith(".ts"))
        hash.update(`${it.parentPath} ${it.name}`).update(readFileSync(join(it.parentPath, it.name)));
  return hash
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
    .slice(0, 16);
}
