import { createReadStream, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readConfig, type Config } from "./config";
import { auditEntryKey, auditEntryRecord, readAudit } from "./helpdesk/audit";
import { createSeals, type Seals } from "./helpdesk/auditChain";
import { exportLines, verifyLines } from "./helpdesk/auditFile";
import { ownKeys } from "./keys";
import { Fault } from "./ops/fault";
import { silentLog } from "./ops/log";
import { hasStore, openLmdbReader } from "./store/lmdb/reader";

/**
 * For the auditor, beside the running product and with its environment:
 * - `npm run -s audit:export [-- --since YYYY-MM-DD]` prints the log as JSON Lines;
 * - `npm run -s audit:verify < FILE` (or `-- --verify FILE`) says whether such a file is whole; exit code 1 when not.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { since: { type: "string" }, verify: { type: "string" } } });
  const config = readConfig(process.env, resolve(__dirname, ".."));
  const seals = sealsOf(config);
  if (values.verify !== undefined) return verify(values.verify, config, seals);
  const { since } = values;
  if (since !== undefined && !/^\d{4}-\d\d-\d\d$/.test(since)) throw wrongDay(since);
  const store = openLmdbReader(join(config.dataDir, "store"));
  const { entries } = await readAudit(store);
  for await (const line of exportLines(entries, { ...(since ? { since } : {}), now: Date.now(), seals }))
    if (!process.stdout.write(`${line}\n`)) await new Promise((drained) => process.stdout.once("drain", drained));
  await store.close();
  return 0;
}

/** The file itself, and where the store is at hand, whether it is the log of this store. */
async function verify(file: string, config: Config, seals: Seals): Promise<number> {
  const input = file === "-" ? process.stdin : createReadStream(file);
  const { entries, flaws, unsealed, last } = await verifyLines(createInterface({ input }), seals);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  for (const { line, what } of flaws) say(`line ${line}: ${what}`);
  if (unsealed > 0)
    say(`${unsealed} seal(s) could not be checked: their key is not in TOKEN_KEYS. Their hashes were compared.`);
  let isOther = false;
  const dir = join(config.dataDir, "store");
  if (last && hasStore(dir)) {
    const store = openLmdbReader(dir);
    const { head } = await readAudit(store);
    const kept = await store.get(auditEntryKey(last.seq));
    await store.close();
    isOther = (head?.seq ?? 0) < last.seq || (kept !== undefined && auditEntryRecord.read(kept).hash !== last.hash);
    if (isOther) say(`entry ${last.seq} is not what the store has: the store's log was changed or set back`);
    else say(`the store goes on from here: it has entries up to ${head?.seq ?? 0}`);
  }
  const isWhole = flaws.length === 0 && !isOther;
  say(isWhole ? `whole: ${entries} entries` : "NOT whole");
  return isWhole ? 0 : 1;
}

function sealsOf({ dataDir, tokenKeys }: Config): Seals {
  const keys = tokenKeys ?? (existsSync(join(dataDir, "token.key")) ? ownKeys(dataDir, silentLog) : []);
  return createSeals({ keys });
}

const wrongDay = (given: string) =>
  new Fault({
    code: "audit.since",
    message: `--since ${given} is no day.`,
    next: "Give a day like 2026-10-01.",
  });

main().then(
  (code) => (process.exitCode = code),
  (cause: unknown) => {
    process.stderr.write(cause instanceof Fault ? `${cause.message}\n${cause.next}\n` : `${String(cause)}\n`);
    process.exitCode = 2;
  },
);
