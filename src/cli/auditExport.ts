import { createReadStream, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig, type Config } from "../config/config";
import { readAudit } from "../helpdesk/audit";
import { auditEntryKey, auditEntryRecord } from "../helpdesk/auditRecords";
import { createSeals, origin, type Seals } from "../helpdesk/auditChain";
import { exportLines, verifyLines } from "../helpdesk/auditFile";
import { ownKeys } from "../compose/ownKeys";
import { print, runCommand } from "../maintenance/command";
import { hasReader, openReader } from "../maintenance/engines";
import { Fault } from "../foundation/fault";
import { linesIn } from "../foundation/lines";
import { silentLog } from "../ops/log";

/**
 * For the auditor; may be run while the product is running, with the product's environment:
 * - `npm run -s audit:export [-- --since YYYY-MM-DD]` prints the log as JSON Lines.
 * - `npm run -s audit:verify < FILE` (or `-- --verify FILE`) tells whether such a file is intact; the exit code is 1 when it is
 *   not. With `--after EARLIER` it also checks that the file continues an earlier export. Only this detects a store that was
 *   replaced by an old copy of itself, so keep every export in another place. `--without-keys` accepts the hashes alone where
 *   the key of a seal is not available.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      since: { type: "string" },
      verify: { type: "string" },
      after: { type: "string" },
      "without-keys": {
        type: "boolean",
        default: false,
      },
    },
  });
  const config = readConfig(process.env, resolve(__dirname, "../.."));
  const seals = sealsOf(config);
  if (values.verify !== undefined) return verify(values.verify, values, config, seals);
  const { since } = values;
  if (since !== undefined && !/^\d{4}-\d\d-\d\d$/.test(since)) throw wrongDay(since);
  const store = await openReader(config);
  const { head, isGood, entries } = await readAudit(store, seals);
  const seen = { first: 0, last: 0, hash: origin };
  async function* watched() {
    for await (const it of entries) {
      if (seen.first === 0) seen.first = it.seq;
      seen.last = it.seq;
      seen.hash = it.hash;
      yield it;
    }
  }
  for await (const line of exportLines(watched(), { ...(since ? { since } : {}), now: Date.now(), seals }))
    await print(`${line}\n`);
  await store.close();
  const isAll = seen.last === head.seq && seen.hash === head.hash && (head.seq === 0 || seen.first === head.first);
  if (isGood && isAll) return 0;
  process.stderr.write(
    `The store's log was changed: ${isGood ? "" : "its head is not sealed by Legitka; "}entries ${head.first} to ${head.seq} should be there, ${seen.first} to ${seen.last} are.\n`,
  );
  return 1;
}

/** Verifies the file itself and, where the store is available, that it is the log of this store. */
async function verify(
  file: string,
  { after, "without-keys": withoutKeys }: { readonly after?: string | undefined; readonly "without-keys": boolean },
  config: Config,
  seals: Seals,
): Promise<number> {
  const lines = (from: string) => linesIn(from === "-" ? process.stdin : createReadStream(from));
  const earlier = after === undefined ? undefined : await verifyLines(lines(after), seals);
  const { entries, flaws, unsealed, last } = await verifyLines(lines(file), seals, earlier?.last);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  for (const { line, what } of flaws) say(`line ${line}: ${what}`);
  if (unsealed > 0)
    say(
      `${unsealed} seal(s) could not be checked: their key is not in TOKEN_KEYS. Anybody can make such lines; --without-keys makes do with their hashes.`,
    );
  const isEarlierWhole = !earlier || (earlier.flaws.length === 0 && (withoutKeys || earlier.unsealed === 0));
  if (!isEarlierWhole) say("the earlier export is not whole itself");
  let isOther = false;
  if (last && hasReader(config)) {
    const store = await openReader(config);
    const { head, isGood } = await readAudit(store, seals);
    const kept = await store.get(auditEntryKey(last.seq));
    await store.close();
    isOther = head.seq < last.seq || (kept !== undefined && auditEntryRecord.read(kept).hash !== last.hash);
    if (isOther) say(`entry ${last.seq} is not what the store has: the store's log was changed or set back`);
    else if (!isGood && !withoutKeys) {
      isOther = true;
      say("the store's head is not sealed by a key that is at hand: the store's log was changed");
    } else say(`the store goes on from here: it has entries up to ${head.seq}`);
  }
  const isWhole = flaws.length === 0 && !isOther && isEarlierWhole && (unsealed === 0 || withoutKeys);
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

runCommand(main);
