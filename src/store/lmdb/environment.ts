import { mkdirSync } from "node:fs";
import { open, type Database, type RootDatabase, type Transaction } from "lmdb";
import { Fault } from "../../foundation/fault";
import { writeFailed } from "../faults";

/** Parts of a key in their order; the buffer only ever bounds a range. */
export type LmdbKey = (string | number | Buffer)[];

/** Sorts after every string and number in a key's place: 0xFF occurs in neither encoding. */
export const last = Buffer.from([0xff]);

export interface Environment {
  /** [kind, partition, id?] → JSON, with the revision as LMDB's version. */
  readonly records: Database<string, LmdbKey>;
  /** [queue, partition, id] → a job, JSON. */
  readonly jobs: Database<string, LmdbKey>;
  /** [queue, due, partition, id] → "": the jobs by time. */
  readonly due: Database<string, LmdbKey>;
  /** [queue, partition, id] → claim number and time of a job that is gone, JSON. */
  readonly spent: Database<string, LmdbKey>;
  /** [time, queue, partition, id] → "": the same by time. */
  readonly spentByTime: Database<string, LmdbKey>;
  /** Written only to see whether writing works. */
  readonly health: Database<string, LmdbKey>;
  /** Runs `work` in the write transaction, all or nothing. Concurrent calls share one physical commit. @throws `store.write` */
  transact<T>(work: () => T): Promise<T>;
  /** The same at once, holding the write lock that all processes share. */
  transactNow<T>(work: () => T): T;
  /** What is read in it is of one instant. To be ended with `done()`. */
  readTransaction(): Transaction;
  close(): Promise<void>;
}

export interface EnvironmentOptions {
  readonly dir: string;
  readonly durability: "process" | "power";
  readonly mapSizeBytes?: number;
}

/** @throws `store.open` */
export function openEnvironment({ dir, durability, mapSizeBytes }: EnvironmentOptions): Environment {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const root = open<string, LmdbKey>({
      path: dir,
      noSubdir: false,
      encoding: "string",
      // Commits are acknowledged before the flush in «process», after it in «power».
      overlappingSync: durability === "process",
      // With lmdb's own batching by event turn, a failed commit also rejects a promise nobody can reach, which ends the process.
      eventTurnBatching: false,
      ...(mapSizeBytes === undefined ? {} : { mapSize: mapSizeBytes }),
    });
    return environment(root);
  } catch (cause) {
    throw openFailed(dir, cause);
  }
}

export const openFailed = (dir: string, cause: unknown) =>
  new Fault({
    code: "store.open",
    message: `The store in ${dir} could not be opened: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
    next: "See that DATA_DIR is a directory on a local disk which this user may write.",
    cause,
  });

function environment(root: RootDatabase<string, LmdbKey>): Environment {
  const database = (name: string, options = {}): Database<string, LmdbKey> =>
    root.openDB<string, LmdbKey>({ name, encoding: "string", ...options });
  return {
    records: database("records", { useVersions: true }),
    jobs: database("jobs"),
    due: database("due"),
    spent: database("spent"),
    spentByTime: database("spentByTime"),
    health: database("health"),
    async transact(work) {
      try {
        // A child transaction, for a plain one keeps what was written before `work` threw.
        return await root.childTransaction(work);
      } catch (cause) {
        throw writeFailed(await causeOf(cause));
      }
    },
    readTransaction: () => root.useReadTransaction(),
    transactNow: (work) => root.transactionSync(work),
    close: () => root.close(),
  };
}

/** lmdb says why a commit failed only through a second promise, which must not be left without a listener. */
async function causeOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !("commitError" in error)) return error;
  return Promise.resolve(error.commitError).catch((cause: unknown) => cause);
}
