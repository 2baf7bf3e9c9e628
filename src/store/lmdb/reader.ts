import { existsSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import { Fault } from "../../foundation/fault";
import type { Store } from "../port";
import type { LmdbKey } from "./environment";
import { createRecords } from "./records";

/** What can be read of a store that another process owns. */
export type StoreReader = Pick<Store, "get" | "scan" | "close">;

/**
 * Reads a store beside the product that runs on it. LMDB is made for that: a reader of another process sees the last
 * commit whole, keeps nobody from writing, and cannot write. So the owner's mark is not looked at.
 * @throws `store.read` when there is no store
 */
export function openLmdbReader(dir: string): StoreReader {
  // LMDB would make the directory.
  if (!hasStore(dir)) throw nothingToRead(dir, undefined);
  try {
    const root = open<string, LmdbKey>({ path: dir, noSubdir: false, encoding: "string", readOnly: true });
    const records = createRecords({
      records: root.openDB<string, LmdbKey>({ name: "records", encoding: "string", useVersions: true }),
    });
    return {
      get: (key) => Promise.resolve(records.get(key)),
      // eslint-disable-next-line @typescript-eslint/require-await -- the port's reads may wait
      async *scan(kind, partition) {
        yield* records.scan(partition === undefined ? [kind] : [kind, partition]);
      },
      close: () => root.close(),
    };
  } catch (cause) {
    throw nothingToRead(dir, cause);
  }
}

/** Whether there is anything to be read in a directory. */
export const hasStore = (dir: string): boolean => existsSync(join(dir, "data.mdb"));

export const nothingToRead = (dir: string, cause: unknown) =>
  new Fault({
    code: "store.read",
    message: `There is no store in ${dir} that could be read.`,
    next: "Set DATA_DIR to what the product runs with, and run this as the same user.",
    ...(cause === undefined ? {} : { cause }),
  });
