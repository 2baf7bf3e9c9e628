import { toJson } from "../commitRules";
import type { Commit, Key, Stored } from "../port";
import type { Environment } from "./environment";
import { last, parsedRow, type LmdbKey, type Row } from "./rows";

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

const toStored = ({ key: [kind, partition, id], version, text }: Row): Stored => ({
  key: { kind: String(kind), partition: String(partition), ...(id === undefined ? {} : { id: String(id) }) },
  rev: version,
  value: parsedRow("records", text),
});

/** The part of the engine that keeps records. `write` must be called inside `transact`. */
export function createRecords({ records }: Pick<Environment, "records">) {
  const revOf = (key: LmdbKey): number => records.get(key)?.version ?? 0;
  const hasRev = (key: LmdbKey, rev: number): boolean => (rev === 0 ? !records.has(key) : records.has(key, rev));

  function page(start: LmdbKey, end: LmdbKey, after: boolean) {
    return [...records.range({ start, end, limit: pageSize, exclusiveStart: after })];
  }

  return {
    get(key: Key): Stored | undefined {
      const row = records.get(toKey(key));
      return row && toStored(row);
    },
    holds: ({ expect }: RecordWrites): boolean => expect.every(({ key, rev }) => hasRev(key, rev)),
    write({ gone, put }: RecordWrites): void {
      for (const key of gone) records.remove(key);
      for (const { key, json } of put) records.put(key, json, revOf(key) + 1);
    },
    /** Reads in pages: a cursor that stays open while the consumer works would prevent LMDB from reusing freed pages. */
    *scan(prefix: LmdbKey): Generator<Stored> {
      const end = [...prefix, last];
      let found = page(prefix, end, false);
      while (found.length > 0) {
        for (const row of found) yield toStored(row);
        const reached = found.length === pageSize ? found.at(-1) : undefined;
        found = reached ? page(reached.key, end, true) : [];
      }
    },
  };
}
