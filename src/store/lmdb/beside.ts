import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "../../foundation/fault";
import type { Dump } from "../dump";
import { askOwner, unanswered } from "./askOwner";
import type { CommandStore, OwnedStore, ReadStore } from "./commands";
import type { EnvironmentOptions } from "./environment";
import { hasStore, verifyStore } from "./file/guard";
import type { Verified } from "./file/verify";
import { openLmdbStore } from "./lmdbStore";
import { isOwned, takeOwnership } from "./owner";
import { readUnowned } from "./readUnowned";
import { isAnswered } from "./socket";

/** How long a command waits by default for an owner that is just starting or stopping; it checks every `stepMs`. */
const usualWaitMs = 5_000;
const stepMs = 50;

/**
 * Opens a store for a command that writes, whether the product is running or not. If a process owns the store, the command goes
 * through that process; otherwise it owns the store itself for as long as it runs.
 *
 * @throws `store.read` when there is no store; `store.unanswered` when its owner does not answer
 */
export async function openLmdbBeside(options: EnvironmentOptions, waitMs = usualWaitMs): Promise<CommandStore> {
  const open = () => openLmdbStore({ ...options, isCommand: true });
  return (await throughOwner(options.dir, waitMs)) ?? unlessTaken(options.dir, waitMs, open);
}

/**
 * Like `openLmdbBeside`, for a command that only reads. If nobody owns the store, no record is written and a product may start
 * on it meanwhile.
 */
export const openLmdbReader = async (dir: string, waitMs = usualWaitMs): Promise<ReadStore> =>
  (await throughOwner(dir, waitMs)) ?? unlessTaken(dir, waitMs, () => readUnowned(dir));

/**
 * Dumps a store, whether the product is running on it or not.
 *
 * @throws as `openLmdbReader` does
 */
export async function openLmdbDump(dir: string): Promise<Dump> {
  const store = await openLmdbReader(dir);
  return { engine: "lmdb", read: () => store.dump(), close: () => store.close() };
}

/**
 * Verifies a store's file, whether the product is running on it or not. The file is read without LMDB, so damage in it can only
 * cause a fault and never crash the process.
 *
 * @throws `store.damaged`, and as `openLmdbReader` does
 */
export async function verifyLmdb(
  dir: string,
  durability: "process" | "power",
  waitMs = usualWaitMs,
): Promise<Verified | undefined> {
  const owner = await throughOwner(dir, waitMs);
  if (owner) return owner.verify();
  const release = await takeOwnership(dir, { isCommand: true });
  try {
    return verifyStore(dir, durability);
  } finally {
    release();
  }
}

/** If the product took the store between our check and `open`, the command goes through the product instead. */
async function unlessTaken<T>(dir: string, waitMs: number, open: () => Promise<T>): Promise<T | CommandStore> {
  try {
    return await open();
  } catch (cause) {
    const owned = cause instanceof Fault && cause.code === "store.inUse" && (await throughOwner(dir, waitMs));
    if (owned) return owned;
    throw cause;
  }
}

/** Connects to the owner, and waits for one that is starting or stopping. Returns undefined when nobody owns the store. */
async function throughOwner(dir: string, waitMs: number): Promise<OwnedStore | undefined> {
  // Opening LMDB would create a directory that does not exist.
  if (!hasStore(dir)) throw nothingToRead(dir);
  for (let waited = 0; !(await isAnswered(dir)); waited += await pause(stepMs, stepMs)) {
    if (!(await isOwned(dir))) return undefined;
    if (waited >= waitMs) throw unanswered(dir, undefined);
  }
  return askOwner(dir);
}

const nothingToRead = (dir: string) =>
  new Fault({
    code: "store.read",
    message: `There is no store in ${dir} that could be read.`,
    next: "Set DATA_DIR to what the product runs with, and run this as the same user.",
  });
