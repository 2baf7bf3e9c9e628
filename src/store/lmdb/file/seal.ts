import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { join } from "node:path";
import { z } from "zod";

const sealSchema = z.object({
  /** The store's name, which its data holds as well, so that the file of another store is told from its own. */
  id: z.string(),
  /** How large the data file was; 0 while the store is being made. LMDB never makes it smaller. */
  bytes: z.int().nonnegative(),
  /** A transaction that cannot get lost any more, not even in a power cut. */
  transaction: z.int().nonnegative(),
  /** When this was written; ISO 8601. */
  at: z.string(),
});

/** What is known about the data file of a store, in a small file beside it. */
export type Seal = z.infer<typeof sealSchema>;

const fileSchema = z.object({ seal: sealSchema, sum: z.int() });

const fileIn = (dir: string): string => join(dir, "seal.json");
const sumOf = (seal: Seal): number => crc32(JSON.stringify([seal.id, seal.bytes, seal.transaction, seal.at]));

/** Undefined when there is none, or when it is damaged itself: then only the data file can say whether it is whole. */
export function readSeal(dir: string): Seal | undefined {
  try {
    const { seal, sum } = fileSchema.parse(JSON.parse(readFileSync(fileIn(dir), "utf8")));
    return sum === sumOf(seal) ? seal : undefined;
  } catch {
    return undefined;
  }
}

const partIn = (dir: string): string => `${fileIn(dir)}.part`;
const textOf = (seal: Seal): string => `${JSON.stringify({ seal, sum: sumOf(seal) })}\n`;

/** Writes the file beside and puts it in place when it is on the disk, so that it is never there in part. */
export function writeSeal(dir: string, seal: Seal): void {
  const part = partIn(dir);
  const descriptor = openSync(part, "w", 0o600);
  try {
    writeSync(descriptor, textOf(seal));
    fsyncSync(descriptor);
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  } finally {
    closeSync(descriptor);
  }
  renameSync(part, fileIn(dir));
}

/** Does what `writeSeal` does, and lets others work while the disk is written. */
export async function replaceSeal(dir: string, seal: Seal): Promise<void> {
  const part = partIn(dir);
  const file = await open(part, "w", 0o600);
  try {
    await file.writeFile(textOf(seal));
    await file.sync();
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  } finally {
    await file.close();
  }
  await rename(part, fileIn(dir));
}
