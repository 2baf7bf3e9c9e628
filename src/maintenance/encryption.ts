import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { Fault } from "../foundation/fault";

const mark = "age-encryption.org/";

/** Whether a file was encrypted by age (https://age-encryption.org/v1). */
export async function isEncrypted(file: string): Promise<boolean> {
  const opened = await open(file, "r");
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(mark.length), 0, mark.length, 0);
    return buffer.toString("latin1", 0, bytesRead) === mark;
  } finally {
    await opened.close();
  }
}

/**
 * Encrypts what is written, for people who have the private key of one of the recipients (`age1…`). Only public keys are needed
 * here, so an attacker who takes over this machine can read no backup.
 *
 * @throws `backup.recipient`
 */
export async function* encryptedFor(
  recipients: readonly string[],
  lines: AsyncIterable<string>,
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  for (const it of recipients)
    try {
      encrypter.addRecipient(it);
    } catch (cause) {
      throw badRecipient(it, cause);
    }
  const bytes = Readable.from(lines, { objectMode: true }).map((it: string) => Buffer.from(it));
  yield* await encrypter.encrypt(ReadableStream.from(bytes));
}

/**
 * Decrypts a file with one of the identities (`AGE-SECRET-KEY-1…`).
 *
 * @throws `backup.sealed`
 */
export async function* decrypted(
  file: string,
  identities: readonly string[],
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (identities.length === 0) throw sealed(file, "no identity was named");
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  try {
    for (const it of identities) decrypter.addIdentity(it);
  } catch (cause) {
    throw sealed(file, "an identity is none of age", cause);
  }
  const opened = await decrypter.decrypt(ReadableStream.from(bytes)).catch((cause: unknown) => {
    throw sealed(file, "none of the identities opens it", cause);
  });
  yield* opened;
}

/** The identities in a file that `age-keygen` wrote. */
export const identitiesIn = (text: string): string[] =>
  text
    .split("\n")
    .map((it) => it.trim())
    .filter((it) => it !== "" && !it.startsWith("#"));

const badRecipient = (recipient: string, cause: unknown) =>
  new Fault({
    code: "backup.recipient",
    message: `Nothing can be encrypted for «${recipient}».`,
    next: "Name the public key that `age-keygen` printed: it begins with age1.",
    cause,
  });

const sealed = (file: string, why: string, cause?: unknown) =>
  new Fault({
    code: "backup.sealed",
    message: `${file} is encrypted, and cannot be opened: ${why}.`,
    next: "Run `npm run restore -- --identity KEYS FILE` with the file of private keys that `age-keygen` wrote.",
    cause,
  });
