import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readConfig, type Config } from "../config/config";
import type { KeyRing } from "../accounts/vault";
import { ownKeys } from "../compose/ownKeys";
import { closing, runCommand } from "../maintenance/command";
import { openBeside, openDump } from "../maintenance/engines";
import { keysInUse } from "../maintenance/keysInUse";
import { reseal } from "../maintenance/reseal";
import { rotationReport } from "../maintenance/rotationReport";
import { Fault } from "../foundation/fault";
import { silentLog } from "../ops/log";

/**
 * For the operator; may be run while the product is running, with the product's environment: `npm run -s keys:rotate` reseals,
 * with the first of TOKEN_KEYS, everything that is sealed with another key, and says which keys may be removed. The exit code is
 * 1 while one of those is still needed. It may be run any number of times; deploy/backup.md gives the order of steps. It prints
 * names of keys, never keys.
 */
async function main(): Promise<number> {
  const config = readConfig(process.env, resolve(__dirname, "../.."));
  const ring = ringOf(config);
  const resealed = await closing(await openBeside(config), (store) => reseal(store, ring));
  const uses = await closing(await openDump(config), (dump) => keysInUse(dump.read()));
  const names = ring.keys.map(({ id }) => id);
  const { lines, isDone } = rotationReport({ names, resealed, uses, auditMs: config.helpdesk.auditMs });
  process.stdout.write(`${lines.join("\n")}\n`);
  return isDone ? 0 : 1;
}

function ringOf({ dataDir, tokenKeys }: Config): KeyRing {
  if (tokenKeys) return { keys: tokenKeys };
  if (existsSync(join(dataDir, "token.key"))) return { keys: ownKeys(dataDir, silentLog) };
  throw new Fault({
    code: "keys.none",
    message: "There are no keys: TOKEN_KEYS is not set.",
    next: "Run this with the product's environment.",
  });
}

runCommand(main);
