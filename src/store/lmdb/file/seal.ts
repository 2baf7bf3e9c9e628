import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { join } from "node:path";
import { z } from "zod";

const sealSchema = z.object({
  /** The store's id. The data file contains it too, so that another store's file is detected. */
  id: z.string(),
  /** How large the data file was; 0 while the store is being created. LMDB never shrinks the file. */
  bytes: z.int().nonnegative(),
  /** A transaction that can no longer be lost, not even by a power cut. */
  transaction: z.int().nonnegative(),
  /** When this was written; ISO 8601. */
  at: z.string(),
});

/** Known facts about a store's data file, kept in a small file next to it. */
export type Seal = z.infer<typeof sealSchema>;

const fileSchema = z.object({ seal: sealSchema, sum: z.int() });

const fileIn = (dir: string): string => join(dir, "seal.json");
const sumOf = (seal: Seal): number => crc32(JSON.stringify([seal.id, seal.bytes, seal.transaction, seal.at]));

/** Undefined when there is no seal, or when the seal itself is damaged. Then only the data file can show whether it is intact. */
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

/** Writes the seal to a temporary file and renames it once it is on the disk, so that an incomplete seal is never visible. */
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

/** Like `writeSeal`, but does not block the process during the disk write. */
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
