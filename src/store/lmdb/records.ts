import { toJson } from "../commitRules";
import type { Commit, Key, Stored } from "../port";
import { last, type Environment, type LmdbKey } from "./environment";

const pageSize = 100;

export interface RecordWrites {
  readonly expect: readonly { readonly key: LmdbKey; readonly rev: number }[];
  readonly gone: readonly LmdbKey[];
  readonly put: readonly { readonly key: LmdbKey; readonly json: string }[];
}

/**
 * Validates and serializes a commit's records before the transaction, so that nothing inside the transaction can fail on them.
 *
 * @throws `store.value`
 */
export function planRecords({ expect = [], put = [], delete: gone = [] }: Commit): RecordWrites {
  return {
    expect: expect.map(({ key, rev }) => ({ key: toKey(key), rev })),
    gone: gone.map(toKey),
    put: put.map(({ key, value }) => ({ key: toKey(key), json: toJson(`A ${key.kind} record`, value) })),
  };
}

const toKey = ({ kind, partition, id }: Key): LmdbKey => (id === undefined ? [kind, partition] : [kind, partition, id]);

const toStored = ([kind, partition, id]: LmdbKey, rev: number, json: string): Stored => ({
  key: { kind: String(kind), partition: String(partition), ...(id === undefined ? {} : { id: String(id) }) },
  rev,
  value: JSON.parse(json),
});

/** The part of the engine that keeps records. `write` must be called inside `transact`. */
export function createRecords({ records }: Pick<Environment, "records">) {
  const revOf = (key: LmdbKey): number => records.getEntry(key)?.version ?? 0;
  const hasRev = (key: LmdbKey, rev: number): boolean =>
    rev === 0 ? !records.doesExist(key) : records.doesExist(key, rev);

  function page(start: LmdbKey, end: LmdbKey, after: boolean) {
    const range = { start, end, limit: pageSize, versions: true, exclusiveStart: after };
    return [...records.getRange(range)];
  }

  return {
    get(key: Key): Stored | undefined {
      const name = toKey(key);
      const entry = records.getEntry(name);
      return entry && toStored(name, entry.version ?? 0, entry.value);
    },
    holds: ({ expect }: RecordWrites): boolean => expect.every(({ key, rev }) => hasRev(key, rev)),
    write({ gone, put }: RecordWrites): void {
      for (const key of gone) void records.remove(key);
      for (const { key, json } of put) void records.put(key, json, revOf(key) + 1);
    },
    /** Reads in pages: a cursor that stays open while the consumer works would prevent LMDB from reusing freed pages. */
    *scan(prefix: LmdbKey): Generator<Stored> {
      const end = [...prefix, last];
      let found = page(prefix, end, false);
      while (found.length > 0) {
        for (const { key, value, version } of found) yield toStored(key, version ?? 0, value);
        const reached = found.length === pageSize ? found.at(-1) : undefined;
        found = reached ? page(reached.key, end, true) : [];
      }
    },
  };
}
