import { open, type RootDatabase } from "lmdb";
import { Fault } from "../../foundation/fault";
import type { ReadStore } from "./commands";
import { dumpOf } from "./dump";
import { openEnvironment, openFailed, type LmdbKey } from "./environment";
import { takeOwnership } from "./owner";
import { createRecords } from "./records";

/**
 * Opens a store that nobody owns, to read it. It is marked as a command's while it is opened, and only then: LMDB keeps what a
 * reader sees whole whoever writes later, but to open beside a writer can cost that one a commit.
 * @throws `store.inUse`, `store.open`
 */
export async function readUnowned(dir: string): Promise<ReadStore> {
  const release = await marked(dir);
  let root: RootDatabase<string, LmdbKey> | undefined;
  try {
    // Only an opening that may write takes back what a power cut has left unflushed.
    if (release) await openEnvironment({ dir, durability: "process" }).close();
    root = open<string, LmdbKey>({ path: dir, noSubdir: false, encoding: "string", readOnly: true });
    const opened = root;
    const records = opened.openDB<string, LmdbKey>({ name: "records", encoding: "string", useVersions: true });
    const jobs = opened.openDB<string, LmdbKey>({ name: "jobs", encoding: "string" });
    const kept = createRecords({ records });
    return {
      now: Date.now,
      get: (key) => Promise.resolve(kept.get(key)),
      // eslint-disable-next-line @typescript-eslint/require-await -- the port's reads may wait
      async *scan(kind, partition) {
        yield* kept.scan(partition === undefined ? [kind] : [kind, partition]);
      },
      dump: () => dumpOf({ records, jobs, readTransaction: () => opened.useReadTransaction() }),
      close: () => opened.close(),
    };
  } catch (cause) {
    await root?.close();
    throw openFailed(dir, cause);
  } finally {
    release?.();
  }
}

/** On a file system nobody can write to, nobody can own it either. */
async function marked(dir: string): Promise<(() => void) | undefined> {
  try {
    return await takeOwnership(dir, { isCommand: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EROFS") return undefined;
    throw error instanceof Fault ? error : openFailed(dir, error);
  }
}
