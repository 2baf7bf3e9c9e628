import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config/config";
import { backupLines } from "../maintenance/backupFile";
import { print, runCommand } from "../maintenance/command";
import { openDump } from "../maintenance/engines";

/**
 * For the operator, beside the running product and with its environment, whichever engine it runs on:
 * - `npm run -s backup > FILE`, or into a pipe that encrypts;
 * - `npm run backup -- --to FILE` writes a file only this user may read, complete or not at all.
 * The file holds personal data in clear; tokens in it stay sealed with TOKEN_KEYS. See deploy/backup.md.
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

/** Under another name until it is complete and on the disk. */
async function writeFile(file: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  // It holds personal data: a part of it must not stay, however this ends.
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
