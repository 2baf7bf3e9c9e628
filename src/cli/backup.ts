import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config/config";
import { backupLines } from "../maintenance/backupFile";
import { print, runCommand } from "../maintenance/command";
import { openDump } from "../maintenance/engines";

/**
 * For the operator; may be run while the product is running, with the product's environment and either engine:
 * - `npm run -s backup > FILE` prints the backup, to a file or into a pipe that encrypts it.
 * - `npm run backup -- --to FILE` writes a file that only this user may read; it appears complete or not at all.
 *
 * The backup contains personal data in clear text; tokens in it stay sealed with TOKEN_KEYS. See deploy/backup.md.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { to: { type: "string" } } });
  const config = readConfig(process.env, resolve(__dirname, "../.."));
  const dump = await openDump(config);
  const about = { institution: config.institution.id, engine: dump.engine, at: new Date().toISOString() };
  let told = "";
  const lines = backupLines(dump.read(), about, ({ records, jobs }) => (told = `${records} records, ${jobs} jobs`));
  try {
    if (values.to === undefined) for await (const line of lines) await print(line);
    else await writeFile(values.to, lines);
  } finally {
    await dump.close();
  }
  process.stderr.write(`backup: ${told}\n`);
  return 0;
}

/** Writes under a temporary name until the file is complete and flushed to disk. */
async function writeFile(file: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  // The partial file holds personal data and must not remain, however the process ends.
  process.once("exit", () => rmSync(part, { force: true }));
  const descriptor = openSync(part, "wx", 0o600);
  try {
    for await (const line of lines) writeSync(descriptor, line);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(part, file);
}

runCommand(main);
