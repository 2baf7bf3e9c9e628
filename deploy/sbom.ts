import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";

/**
 * `npm run -s sbom` prints the packages of production, with licences and checksums, as CycloneDX. They come from the lock file
 * alone, so nothing has to be installed.
 *
 * HAZARD: `npm sbom --omit=dev` in the project itself leaves out every package of production that one for development needs too,
 * so npm is shown a project without any.
 */
const root = resolve(__dirname, "..");
const objectSchema = z.record(z.string(), z.unknown());
const lockSchema = z.looseObject({ packages: z.record(z.string(), objectSchema) });
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), "utf8"));
const withoutDevelopment = (it: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(it).filter(([name]) => name !== "devDependencies"));

const manifest = withoutDevelopment(objectSchema.parse(read("package.json")));
const { packages, ...lock } = lockSchema.parse(read("package-lock.json"));
const kept = Object.entries(packages)
  .filter(([, it]) => it["dev"] !== true)
  .map(([path, it]): [string, object] => [path, withoutDevelopment(it)]);

const dir = mkdtempSync(join(tmpdir(), "legitka-sbom-"));
try {
  // The list is named after its folder.
  const project = join(dir, "legitka");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(project, "package-lock.json"), JSON.stringify({ ...lock, packages: Object.fromEntries(kept) }));
  const args = ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application", "--package-lock-only"];
  process.stdout.write(execFileSync("npm", args, { cwd: project, maxBuffer: 64 * 1024 * 1024 }));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
