import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config/config";
import { runCommand } from "../maintenance/command";
import { identitiesIn } from "../maintenance/encryption";
import { openLoader } from "../maintenance/engines";
import { restoreBackup } from "../maintenance/restoreBackup";
import { createRestoreRules } from "../maintenance/restoreRules";
import { Fault } from "../foundation/fault";

/**
 * For the operator; to be run while the product is stopped, with the product's environment:
 * - `npm run restore -- FILE` fills an empty store of either engine from a backup after which the product kept running.
 *   Messages and orders that were pending at that time are not sent or placed again.
 * - `npm run restore -- --resume FILE` restores everything as it was. It is for moving to the other engine or to another
 *   machine, when the product was stopped before the backup was made.
 *
 * `--identity KEYS` names the private keys of age that open an encrypted backup. See deploy/backup.md.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { resume: { type: "boolean", default: false }, identity: { type: "string" } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw noFile();
  const config = readConfig(process.env, resolve(__dirname, "../.."));
  const identities = values.identity === undefined ? [] : identitiesIn(readFileSync(values.identity, "utf8"));
  const rules = values.resume ? undefined : createRestoreRules(Date.now());
  const loader = await openLoader(config);
  try {
    const { header, loaded } = await restoreBackup(file, loader, config.institution.id, rules, identities);
    const say = (text: string): void => void process.stdout.write(`${text}\n`);
    say(`restored: ${loaded.records} records, ${loaded.jobs} jobs of ${header.at}`);
    if (rules) {
      const { leftOut, unclear, lookedAt } = rules.counts;
      say(`left out: ${leftOut} jobs that were done soon after; ordered again: nothing (${unclear} students are told)`);
      say(`asked at USOS within minutes: ${lookedAt} accounts, for what was ordered since`);
    }
  } finally {
    await loader.close();
  }
  return 0;
}

const noFile = () =>
  new Fault({
    code: "restore.file",
    message: "No backup file was named.",
    next: "Run `npm run restore -- FILE`, or `npm run restore -- --resume FILE` when the product was stopped before the backup.",
  });

runCommand(main);
