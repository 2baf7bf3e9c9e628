import { randomUUID } from "node:crypto";
import { statSync, type Stats } from "node:fs";
import { join } from "node:path";
import { damaged } from "../../faults";
import { databaseNames } from "../environment";
import { headOf, snapshotKept } from "./head";
import { openPages } from "./pages";
import { readSeal, replaceSeal, writeSeal, type Seal } from "./seal";
import { verifyNow, type Verified } from "./verify";

export const dataFile = (dir: string): string => join(dir, "data.mdb");

/** The file's size and identity; undefined when there is none. */
const statOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });

/** Whether the directory contains a store, or did so earlier. */
export const hasStore = (dir: string): boolean =>
  statOf(dataFile(dir)) !== undefined || (readSeal(dir)?.bytes ?? 0) > 0;

/**
 * Verifies the data file of a directory before LMDB opens it.
 *
 * @returns undefined when there is no store yet, so that one may be created
 * @throws `store.damaged`, also when the data is gone: an empty store created in its place would be mistaken for the real one
 */
export function verifyStore(dir: string, durability: "process" | "power"): Verified | undefined {
  const seal = readSeal(dir);
  const isBeingMade = seal?.bytes === 0;
  const bytes = statOf(dataFile(dir))?.size;
  if (bytes === undefined) {
    if (seal && !isBeingMade) throw damaged(`${dataFile(dir)} is gone`);
    return undefined;
  }
  if (bytes === 0) {
    if (!isBeingMade) throw damaged(`${dataFile(dir)} is empty`);
    return undefined;
  }
  if (seal && bytes < seal.bytes) throw damaged(`${dataFile(dir)} has ${bytes} bytes and had ${seal.bytes}`);
  const found = verifyNow(dataFile(dir), durability);
  if (!seal || isBeingMade) return found;
  if (found.id !== seal.id) throw damaged("it is the file of another store");
  if (found.transaction < seal.transaction)
    throw damaged(`it is older (${found.transaction}) than what was safely on the disk (${seal.transaction})`);
  // lmdb would silently create an empty database in place of a lost one.
  if (databaseNames.some((it) => found.rows[it] === undefined)) throw damaged("a database of it is gone");
  return found;
}

/** Marks a directory in which a store is about to be created, so that an empty file there does not count as a loss. */
export const beginSeal = (dir: string): void =>
  writeSeal(dir, { id: randomUUID(), bytes: 0, transaction: 0, at: new Date().toISOString() });

export interface FileGuard {
  /** Records in the seal how much of the data is safely on the disk. */
  checkpoint(): void;
  /** Does the same if something was written since, without blocking the process during the disk write. */
  follow(): Promise<void>;
  /**
   * Checks that the data file is still the one that was opened and has not become smaller.
   *
   * @throws `store.damaged`
   */
  look(): void;
}

/** Creates the guard of the data file of an open store; `id` is the store's id. */
export function createFileGuard(dir: string, durability: "process" | "power", id: string): FileGuard {
  const file = dataFile(dir);
  const { ino, dev } = statSync(file);
  let largest = 0;
  let sealed = readSeal(dir)?.transaction ?? 0;
  const reached = (): Seal => {
    const { bytes, transaction } = keptIn(file, durability);
    return { id, bytes, transaction: Math.max(transaction, sealed), at: new Date().toISOString() };
  };
  return {
    checkpoint() {
      const seal = reached();
      writeSeal(dir, seal);
      sealed = seal.transaction;
    },
    async follow() {
      const seal = reached();
      if (seal.transaction === sealed) return;
      await replaceSeal(dir, seal);
      sealed = seal.transaction;
    },
    look() {
      const now = statOf(file);
      if (now?.ino !== ino || now.dev !== dev) throw damaged(`${file} was taken away while it was in use`);
      if (now.size < largest) throw damaged(`${file} was cut from ${largest} to ${now.size} bytes while it was in use`);
      largest = now.size;
    },
  };
}

function keptIn(file: string, durability: "process" | "power"): { bytes: number; transaction: number } {
  const pages = openPages(file);
  try {
    return { bytes: pages.bytes, transaction: snapshotKept(headOf(pages), durability)?.transaction ?? 0 };
  } finally {
    pages.close();
  }
}
