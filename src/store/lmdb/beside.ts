import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "../../foundation/fault";
import type { Dump } from "../dump";
import { askOwner, unanswered } from "./askOwner";
import type { CommandStore, ReadStore } from "./commands";
import type { EnvironmentOptions } from "./environment";
import { openLmdbStore } from "./lmdbStore";
import { isOwned } from "./owner";
import { readUnowned } from "./readUnowned";
import { isAnswered } from "./socket";

/** So long, in steps, a command waits for an owner that is starting or stopping, unless told. */
const usualPatienceMs = 5_000;
const stepMs = 50;

/** Whether there is anything to be read in a directory. */
export const hasStore = (dir: string): boolean => existsSync(join(dir, "data.mdb"));

/**
 * Opens a store for a command that writes, whether the product runs or not: through the process that owns it, or, where none does,
 * as its owner for as long as the command takes.
 *
 * @throws `store.read` when there is no store; `store.unanswered` when its owner does not answer
 */
export async function openLmdbBeside(options: EnvironmentOptions, patienceMs = usualPatienceMs): Promise<CommandStore> {
  const open = () => openLmdbStore({ ...options, isCommand: true });
  return (await throughOwner(options.dir, patienceMs)) ?? unlessTaken(options.dir, patienceMs, open);
}

/** The same for a command that only reads: where nobody owns the store, no record is written and nobody is kept from starting on it. */
export const openLmdbReader = async (dir: string, patienceMs = usualPatienceMs): Promise<ReadStore> =>
  (await throughOwner(dir, patienceMs)) ?? unlessTaken(dir, patienceMs, () => readUnowned(dir));

/** Dumps a store, whether the product runs on it or not. @throws as `openLmdbReader` does */
export async function openLmdbDump(dir: string): Promise<Dump> {
  const store = await openLmdbReader(dir);
  return { engine: "lmdb", read: () => store.dump(), close: () => store.close() };
}

/** A product that starts in this very moment is the owner to ask. */
async function unlessTaken<T>(dir: string, patienceMs: number, open: () => Promise<T>): Promise<T | CommandStore> {
  try {
    return await open();
  } catch (cause) {
    const owned = cause instanceof Fault && cause.code === "store.inUse" && (await throughOwner(dir, patienceMs));
    if (owned) return owned;
    throw cause;
  }
}

/** Undefined where nobody owns it. */
async function throughOwner(dir: string, patienceMs: number): Promise<CommandStore | undefined> {
  // LMDB would make the directory.
  if (!hasStore(dir)) throw nothingToRead(dir);
  for (let waited = 0; !(await isAnswered(dir)); waited += await pause(stepMs, stepMs)) {
    if (!(await isOwned(dir))) return undefined;
    if (waited >= patienceMs) throw unanswered(dir, undefined);
  }
  return askOwner(dir);
}

const nothingToRead = (dir: string) =>
  new Fault({
    code: "store.read",
    message: `There is no store in ${dir} that could be read.`,
    next: "Set DATA_DIR to what the product runs with, and run this as the same user.",
  });
