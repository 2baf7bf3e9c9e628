import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../ops/log";

/**
 * The token key of an installation without TOKEN_KEYS. It is created once and stored next to the data, so a copy of the folder
 * can also read the tokens. Except for a trial, TOKEN_KEYS should therefore be set from a secret store.
 */
export function ownKeys(dataDir: string, log: Log): readonly { id: string; key: Buffer }[] {
  const file = join(dataDir, "token.key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
  log.warn({ file }, "tokens are encrypted with a key kept beside them; set TOKEN_KEYS outside a trial");
  return [{ id: "own", key: Buffer.from(readFileSync(file, "utf8"), "base64") }];
}
