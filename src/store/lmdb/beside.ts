import { existsSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../../foundation/fault";
import type { Dump } from "../dump";
import { askOwner } from "./askOwner";
import type { CommandStore } from "./commands";
import type { EnvironmentOptions } from "./environment";
import { openLmdbStore } from "./lmdbStore";
import { isOwned } from "./owner";

/** Whether there is anything to be read in a directory. */
export const hasStore = (dir: string): boolean => existsSync(join(dir, "data.mdb"));

/**
 * Opens a store for a command, whether the product runs or not: through the process that owns it, or, where none does, as
 * its owner for as long as the command takes.
 *
 * @throws `store.read` when there is no store; `store.unanswered` when its owner does not answer, at the first use
 */
export async function openLmdbBeside(options: EnvironmentOptions): Promise<CommandStore> {
  const { dir } = options;
  // LMDB would make the directory.
  if (!hasStore(dir)) throw nothingToRead(dir);
  return isOwned(dir) ? askOwner(dir) : openLmdbStore(options);
}

/** Dumps a store, whether the product runs on it or not. @throws as `openLmdbBeside` does */
export async function openLmdbDump(options: EnvironmentOptions): Promise<Dump> {
  const store = await openLmdbBeside(options);
  return { engine: "lmdb", read: () => store.dump(), close: () => store.close() };
}

const nothingToRead = (dir: string) =>
  new Fault({
    code: "store.read",
    message: `There is no store in ${dir} that could be read.`,
    next: "Set DATA_DIR to what the product runs with, and run this as the same user.",
  });
