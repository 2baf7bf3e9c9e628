import type { Database, RangeOptions, Transaction } from "lmdb";
import { damagedRow } from "../faults";
import { withoutSum, withSum } from "./checksum";

/** The parts of a key, in order. A buffer occurs only as the bound of a range. */
export type LmdbKey = (string | number | Buffer)[];

/** Sorts after every string and number in the same position of a key: the byte 0xFF occurs in neither encoding. */
export const last = Buffer.from([0xff]);

export interface Row {
  readonly key: LmdbKey;
  readonly text: string;
  /** 0 in databases without revisions. */
  readonly version: number;
}

export type RowRange = Pick<RangeOptions, "start" | "end" | "limit" | "exclusiveStart"> & {
  readonly transaction?: Transaction;
};

/** A database of the environment. Every row has a checksum, which is verified whenever the row is read. */
export interface Rows {
  /** @throws `store.damaged`, as every reading function here does */
  get(key: LmdbKey): Row | undefined;
  has(key: LmdbKey, version?: number): boolean;
  put(key: LmdbKey, text: string, version?: number): void;
  remove(key: LmdbKey): void;
  range(range: RowRange): Iterable<Row>;
  /** Yields the keys alone, without verifying them. */
  keys(range?: RowRange): Iterable<LmdbKey>;
  count(range?: RowRange): number;
}

/**
 * @param hasRevisions false for databases whose rows have no revision; the version that lmdb reports there is left over from
 * another one
 */
export function checkedRows(database: Database<string, LmdbKey>, name: string, hasRevisions = false): Rows {
  function opened(key: LmdbKey, stored: string, found = 0): Row {
    const version = hasRevisions ? found : 0;
    const text = withoutSum({ database: name, key, version }, stored);
    if (text === undefined) throw damagedRow(name);
    return { key, text, version };
  }

  return {
    get(key) {
      const entry = database.getEntry(key);
      return entry && opened(key, entry.value, entry.version);
    },
    has: (key, version) => (version === undefined ? database.doesExist(key) : database.doesExist(key, version)),
    put(key, text, version = 0) {
      const stored = withSum({ database: name, key, version }, text);
      void (hasRevisions ? database.put(key, stored, version) : database.put(key, stored));
    },
    remove: (key) => void database.remove(key),
    *range(range) {
      for (const { key, value, version } of database.getRange({ ...range, versions: hasRevisions }))
        yield opened(key, value, version);
    },
    keys: (range = {}) => database.getKeys(range),
    count: (range) => database.getKeysCount(range),
  };
}

/**
 * A row's text as data.
 *
 * @throws `store.damaged`
 */
export function parsedRow(database: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damagedRow(database, cause);
  }
}
