import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config/config";
import { backupLines } from "../maintenance/backupFile";
import { log, print, runCommand } from "../maintenance/command";
import { encryptedFor } from "../maintenance/encryption";
import { openDump } from "../maintenance/engines";

/**
 * For the operator; may be run while the product is running, with the product's environment and either engine:
 * - `npm run -s backup > FILE` prints the backup, to a file or into a pipe that encrypts it.
 * - `npm run backup -- --to FILE` writes a file that only this user may read; it appears complete or not at all.
 *
 * With `--for age1…`, as often as there are people who may restore it, it is encrypted for them; without, it contains personal
 * data in clear text. Tokens in it stay sealed with TOKEN_KEYS. See deploy/backup.md.
 */
async function main(): Promise<number> {
  const options = { to: { type: "string" }, for: { type: "string", multiple: true } } as const;
  const { values } = parseArgs({ options });
  const config = readConfig(process.env, resolve(__dirname, "../.."));
  const dump = await openDump(config);
  const about = { institution: config.institution.id, engine: dump.engine, at: new Date().toISOString() };
  let told = "";
  const lines = backupLines(dump.read(), about, ({ records, jobs }) => (told = `${records} records, ${jobs} jobs`));
  const written = values.for ? encryptedFor(values.for, lines) : lines;
  try {
    if (values.to === undefined) for await (const piece of written) await print(piece);
    else await writeFile(values.to, written);
  } finally {
    await dump.close();
  }
  log.info(`backup: ${told}`);
  return 0;
}

/** Writes under a temporary name until the file is complete and flushed to disk. */
async function writeFile(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  // The partial file holds personal data and must not remain, however the process ends.
  process.once("exit", () => rmSync(part, { force: true }));
  const descriptor = openSync(part, "wx", 0o600);
  try {
    for await (const piece of pieces) writeFileSync(descriptor, piece);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(part, file);
}

runCommand(main);
