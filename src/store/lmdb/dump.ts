import type { Dumped } from "../dump";
import type { Environment } from "./environment";
import { parsedRow, type LmdbKey } from "./rows";

const name = (part: LmdbKey[number] | undefined): string => String(part);

/**
 * Everything the store holds, at one instant: it is read in one read transaction, which does not block writers.
 *
 * HAZARD: while the dump is being read, LMDB cannot reuse freed pages, so the file grows by what is written meanwhile.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- a dump read through the owner's socket has to wait
export async function* dumpOf(
  environment: Pick<Environment, "records" | "jobs" | "readTransaction">,
): AsyncGenerator<Dumped> {
  const { records, jobs } = environment;
  const transaction = environment.readTransaction();
  try {
    for (const { key, text, version } of records.range({ transaction })) {
      const [kind, partition, id] = key;
      const named = { kind: name(kind), partition: name(partition), ...(id === undefined ? {} : { id: name(id) }) };
      yield { kind: "record", key: named, rev: version, value: parsedRow("records", text) };
    }
    for (const { key, text } of jobs.range({ transaction })) {
      const [queue, partition, id] = key;
      const { due, claim, payload } = parsedRow("jobs", text) as { due: number; claim: number; payload: unknown };
      const named = { queue: name(queue), partition: name(partition), id: name(id) };
      yield { kind: "job", ...named, dueAt: due, claim, payload };
    }
  } finally {
    transaction.done();
  }
}
