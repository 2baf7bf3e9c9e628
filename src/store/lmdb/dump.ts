import { open } from "lmdb";
import type { Dump, Dumped } from "../dump";
import type { LmdbKey } from "./environment";
import { hasStore, nothingToRead } from "./reader";

const name = (part: LmdbKey[number] | undefined): string => String(part);

/**
 * Dumps a store beside the product that runs on it: all of it at one instant, in one read transaction, which keeps nobody from
 * writing.
 *
 * HAZARD: as long as it is read, LMDB uses no freed space again, so the file grows with what is written meanwhile.
 *
 * @throws `store.read` when there is no store
 */
export function openLmdbDump(dir: string): Dump {
  // LMDB would make the directory.
  if (!hasStore(dir)) throw nothingToRead(dir, undefined);
  const root = open<string, LmdbKey>({ path: dir, noSubdir: false, encoding: "string", readOnly: true });
  const records = root.openDB<string, LmdbKey>({ name: "records", encoding: "string", useVersions: true });
  const jobs = root.openDB<string, LmdbKey>({ name: "jobs", encoding: "string" });

  return {
    engine: "lmdb",
    // eslint-disable-next-line @typescript-eslint/require-await -- the port's reads may wait
    async *read(): AsyncGenerator<Dumped> {
      const transaction = root.useReadTransaction();
      try {
        for (const { key, value, version } of records.getRange({ transaction, versions: true })) {
          const [kind, partition, id] = key;
          const named = { kind: name(kind), partition: name(partition), ...(id === undefined ? {} : { id: name(id) }) };
          yield { kind: "record", key: named, rev: version ?? 0, value: JSON.parse(value) };
        }
        for (const { key, value } of jobs.getRange({ transaction })) {
          const [queue, partition, id] = key;
          const { due, claim, payload } = JSON.parse(value) as { due: number; claim: number; payload: unknown };
          const named = { queue: name(queue), partition: name(partition), id: name(id) };
          yield { kind: "job", ...named, at: due, claim, payload };
        }
      } finally {
        transaction.done();
      }
    },
    close: () => root.close(),
  };
}
