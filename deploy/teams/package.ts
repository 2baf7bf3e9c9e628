import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Fault } from "../../src/foundation/fault";
import { buildPackage } from "./build";
import { readInputs } from "./inputs";

/** `npm run teams:package` writes the app package for Teams and says where; deploy/teams/README.md tells the settings. */
function main(): void {
  const root = resolve(__dirname, "..", "..");
  const inputs = readInputs(process.env, process.argv.slice(2), root);
  const bytes = buildPackage(inputs, root);
  write(inputs.out, bytes);
  process.stdout.write(`${inputs.out} (${(bytes.length / 1024).toFixed(1)} KB)\n`);
}

function write(file: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  } catch (cause) {
    throw new Fault({
      code: "teams.package.unwritten",
      message: `${file} could not be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "Name a file in a folder you may write to, as in --out=/tmp/legitka-teams.zip.",
      cause,
    });
  }
}

try {
  main();
} catch (cause) {
  const told =
    cause instanceof Fault
      ? `${cause.code}: ${cause.message}\n${cause.next}\n`
      : `${String(cause instanceof Error ? cause.stack : cause)}\n`;
  process.stderr.write(told);
  process.exitCode = 1;
}
