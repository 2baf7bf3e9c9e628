import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../support/root";
import { compiledEnv } from "./loadBundle";
import { startProcess } from "./productProcess";

/** The product as one file with all but its native modules, compiled beforehand: it starts in half the time. */
export interface Bundle {
  readonly file: string;
  /** To be loaded before it (`node -r`): lets its clock jump; see `clockShift.ts`. */
  readonly clockShift: string;
}

const kept = join(root, "node_modules", ".cache", "legitka");

/** Made once for all that start the product as it is now, and kept until a source changes. */
export async function bundleProduct(): Promise<Bundle> {
  const dir = join(kept, `bundle-${nameOfSources()}`);
  const bundle = (at: string): Bundle => ({ file: join(at, "loadBundle.js"), clockShift: join(at, "clockShift.js") });
  if (existsSync(dir)) return bundle(dir);
  mkdirSync(kept, { recursive: true });
  const making = mkdtempSync(join(kept, "making-"));
  await bundleInto(making);
  await compile(bundle(making));
  const old = readdirSync(kept).filter((it) => it.startsWith("bundle-"));
  try {
    renameSync(making, dir);
  } catch {
    // Somebody else made it meanwhile.
    rmSync(making, { recursive: true, force: true });
  }
  for (const it of old) if (join(kept, it) !== dir) rmSync(join(kept, it), { recursive: true, force: true });
  return bundle(dir);
}

async function bundleInto(outdir: string): Promise<void> {
  const here = (name: string): string => join(root, "test", "faults", name);
  await build({
    entryPoints: {
      main: join(root, "src", "main.ts"),
      loadBundle: here("loadBundle.ts"),
      clockShift: here("clockShift.ts"),
    },
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["lmdb"],
    logLevel: "silent",
    plugins: [
      {
        // Files find their neighbours by their own place, which bundling takes from them.
        name: "own place",
        setup: (bundling) =>
          bundling.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path.startsWith(join(root, "src"))
              ? {
                  loader: "ts",
                  contents: readFileSync(path, "utf8").replaceAll("__dirname", JSON.stringify(dirname(path))),
                }
              : undefined,
          ),
      },
    ],
  });
}

/** Lets it run once, and keeps what V8 made of it. */
async function compile(bundle: Bundle): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-compiled-"));
  const once = startProcess(bundle, { DATA_DIR: dir, PORT: "0", LOG_LEVEL: "silent", [compiledEnv]: "1" });
  await once.ready;
  const code = await once.stop();
  rmSync(dir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The bundled product does not start: ${once.said()}`);
}

function nameOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const folder of ["src", "dialogs", join("test", "faults")])
    for (const it of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (it.isFile() && it.name.endsWith(".ts")) hash.update(readFileSync(join(it.parentPath, it.name)));
  return hash
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
    .slice(0, 16);
}
