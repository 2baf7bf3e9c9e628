import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../ops/log";

/**
 * The embedded default's own token key, made once and kept beside the data. A copy of the folder is then a copy of
 * the tokens as well, so outside a trial TOKEN_KEYS belongs in a secret store.
 */
export function ownKeys(dataDir: string, log: Log): readonly { id: string; key: Buffer }[] {
  const file = join(dataDir, "token.key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
  log.warn({ file }, "tokens are encrypted with a key kept beside them; set TOKEN_KEYS outside a trial");
  return [{ id: "own", key: Buffer.from(readFileSync(file, "utf8"), "base64") }];
}
