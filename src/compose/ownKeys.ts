import { randomBytes, randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../foundation/fault";
import type { Log } from "../ops/log";

const keyBytes = 32;

/**
 * The token key of an installation without TOKEN_KEYS. It is created once and stored next to the data, so a copy of the folder
 * can also read the tokens. Except for a trial, TOKEN_KEYS should therefore be set from a secret store.
 *
 * @throws `keys.own` when the file exists but contains no key
 */
export function ownKeys(dataDir: string, log: Log): readonly { id: string; key: Buffer }[] {
  const file = join(dataDir, "token.key");
  if (!existsSync(file)) place(file, randomBytes(keyBytes).toString("base64"));
  const key = Buffer.from(readFileSync(file, "utf8"), "base64");
  if (key.length !== keyBytes) throw noKey(file);
  log.warn({ file }, "tokens are encrypted with a key kept beside them; set TOKEN_KEYS outside a trial");
  return [{ id: "own", key }];
}

/** Writes a temporary file and renames it once it is on the disk: a full disk or a power cut must not leave half a key. */
function place(file: string, text: string): void {
  const part = `${file}.${randomUUID()}`;
  try {
    const descriptor = openSync(part, "wx", 0o600);
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

const noKey = (file: string) =>
  new Fault({
    code: "keys.own",
    message: `${file} holds no key: it is empty, cut or something else.`,
    next: `Put it back from a copy of the folder. If there is none, delete it: the next start makes a new one, and everybody has to sign in to USOS again.`,
  });
