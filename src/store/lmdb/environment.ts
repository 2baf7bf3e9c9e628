import { mkdirSync } from "node:fs";
import { open, type RootDatabase, type Transaction } from "lmdb";
import { Fault } from "../../foundation/fault";
import { writeFailed } from "../faults";
import { checkedRows, type LmdbKey, type Rows } from "./rows";

export interface Environment {
  /** [kind, partition, id?] → JSON, with the revision stored as LMDB's version. */
  readonly records: Rows;
  /** [queue, partition, id] → the job as JSON. */
  readonly jobs: Rows;
  /** [queue, due, partition, id] → "": index of the jobs by time. */
  readonly due: Rows;
  /** [queue, partition, id] → claim number and time of a job that is gone, as JSON. */
  readonly spent: Rows;
  /** [time, queue, partition, id] → "": index of `spent` by time. */
  readonly spentByTime: Rows;
  /** Written only to find out whether writing works. */
  readonly health: Rows;
  /**
   * Runs `work` in the write transaction, all or nothing. Concurrent calls share one physical commit.
   *
   * @throws `store.write`
   */
  transact<T>(work: () => T): Promise<T>;
  /** Like `transact`, but synchronous: it blocks while it holds the write lock that all processes share. */
  transactNow<T>(work: () => T): T;
  /** Everything read in this transaction belongs to one instant. The caller must end it with `done()`. */
  readTransaction(): Transaction;
  close(): Promise<void>;
}

export interface EnvironmentOptions {
  readonly dir: string;
  readonly durability: "process" | "power";
  readonly mapSizeBytes?: number;
}

/**
 * Opens the LMDB environment in a directory, and creates both if needed.
 *
 * @throws `store.open`
 */
export function openEnvironment({ dir, durability, mapSizeBytes }: EnvironmentOptions): Environment {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const root = open<string, LmdbKey>({
      path: dir,
      noSubdir: false,
      encoding: "string",
      // With "process", a commit is acknowledged before it is flushed to disk; with "power", after.
      overlappingSync: durability === "process",
      // With lmdb's own batching by event turn, a failed commit also rejects a promise that nobody can reach, and the unhandled
      // rejection ends the process.
      eventTurnBatching: false,
      ...(mapSizeBytes === undefined ? {} : { mapSize: mapSizeBytes }),
    });
    return environment(root);
  } catch (cause) {
    throw openFailed(dir, cause);
  }
}

/** The fault for a store that could not be opened: the cause itself if it is a fault, otherwise a new one. */
export const openFailed = (dir: string, cause: unknown): Fault =>
  cause instanceof Fault
    ? cause
    : new Fault({
        code: "store.open",
        message: `The store in ${dir} could not be opened: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
        next: "See that DATA_DIR is a directory on a local disk which this user may write.",
        cause,
      });

/** The databases by name; only records have revisions. */
export const databaseNames = ["records", "jobs", "due", "spent", "spentByTime", "health"] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** Opens one of the environment's databases, and creates it if needed and possible. */
export function rowsIn(root: RootDatabase<string, LmdbKey>, name: DatabaseName): Rows {
  const useVersions = name === "records";
  return checkedRows(root.openDB<string, LmdbKey>({ name, encoding: "string", useVersions }), name, useVersions);
}

function environment(root: RootDatabase<string, LmdbKey>): Environment {
  return {
    records: rowsIn(root, "records"),
    jobs: rowsIn(root, "jobs"),
    due: rowsIn(root, "due"),
    spent: rowsIn(root, "spent"),
    spentByTime: rowsIn(root, "spentByTime"),
    health: rowsIn(root, "health"),
    async transact(work) {
      try {
        // A child transaction is needed because a plain one keeps what was written before `work` threw.
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

/** lmdb reports why a commit failed through a second promise, which must not be left unhandled. */
async function causeOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !("commitError" in error)) return error;
  return Promise.resolve(error.commitError).catch((cause: unknown) => cause);
}
