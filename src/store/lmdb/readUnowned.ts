import { open, type RootDatabase } from "lmdb";
import type { ReadStore } from "./commands";
import { dumpOf } from "./dump";
import { openEnvironment, openFailed, rowsIn } from "./environment";
import { verifyStore } from "./file/guard";
import { takeOwnership } from "./owner";
import { createRecords } from "./records";
import type { LmdbKey } from "./rows";

/**
 * Opens a store that nobody owns, for reading. The directory is marked as owned by a command only while it is being opened: LMDB
 * keeps a reader's snapshot consistent even if others write later, but opening the environment beside a writer can lose one of
 * the writer's commits.
 *
 * @throws `store.inUse`, `store.open`
 */
export async function readUnowned(dir: string): Promise<ReadStore> {
  const release = await marked(dir);
  let root: RootDatabase<string, LmdbKey> | undefined;
  try {
    verifyStore(dir, "process");
    // Only opening with write access rolls back what a power cut left unflushed.
    if (release) await openEnvironment({ dir, durability: "process" }).close();
    root = open<string, LmdbKey>({ path: dir, noSubdir: false, encoding: "string", readOnly: true });
    const opened = root;
    const records = rowsIn(opened, "records");
    const jobs = rowsIn(opened, "jobs");
    const kept = createRecords({ records });
    return {
      now: Date.now,
      get: (key) => Promise.resolve(kept.get(key)),
      // eslint-disable-next-line @typescript-eslint/require-await -- the port requires an async generator
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

/** Marks the directory, or returns undefined on a read-only file system, where nobody can own the store either. */
async function marked(dir: string): Promise<(() => void) | undefined> {
  try {
    return await takeOwnership(dir, { isCommand: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EROFS") return undefined;
    throw openFailed(dir, error);
  }
}
