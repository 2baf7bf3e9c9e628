import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface BundleOptions {
  /** The folder of the repository whose `src` is bundled, which may be a changed copy. */
  readonly root: string;
  readonly outdir: string;
  /** Further programs to bundle beside the product, by name. */
  readonly beside: Readonly<Record<string, string>>;
}

/** Bundles the product into `main.js`: one file that contains everything but its native modules. Resolves to the files it was made of. */
export async function bundle({ root, outdir, beside }: BundleOptions): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: join(root, "src", "main.ts"), ...beside },
    outdir,
    bundle: true,
    metafile: true,
    platform: "node",
    target: "node20",
    external: ["lmdb"],
    // Without the whitespace there is a third as much to read and to check; names stay, so that stack traces can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "silent",
    plugins: [
      {
        // Modules find neighbouring files by their own location, which bundling would change; this plugin restores it.
        name: "own place",
        setup: (bundling) =>
          bundling.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            [join(root, "src"), join(root, "sandbox")].some((folder) => path.startsWith(folder))
              ? {
                  loader: "ts",
                  contents: readFileSync(path, "utf8").replaceAll("__dirname", JSON.stringify(dirname(path))),
                }
              : undefined,
          ),
      },
    ],
  });
  return Object.keys(metafile.inputs).map((it) => join(root, it));
}
