import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { Fault } from "../../foundation/fault";
import { toJson } from "../commitRules";
import type { Dumped, Loader } from "../dump";
import { openLmdbDump } from "./beside";
import type { Environment } from "./environment";
import { hasStore, verifyStore } from "./file/guard";
import { parsedRow, type LmdbKey } from "./rows";
import { takeOwnership } from "./owner";
import { openVerified, type VerifiedEnvironment } from "./verified";

/**
 * Takes ownership of the directory that is about to be replaced, for good, and refuses if it is no longer empty: the product
 * may have started on it and stopped again while the load was running.
 *
 * @throws `store.notEmpty`, `store.inUse`
 */
async function refuseIfWritten(dir: string): Promise<void> {
  const release = await takeOwnership(dir, { isCommand: true });
  if (!hasStore(dir)) return;
  const { records = 0, jobs = 0 } = verifyStore(dir, "power")?.rows ?? {};
  if (records + jobs === 0) return;
  release();
  throw new Fault({
    code: "store.notEmpty",
    message: `Somebody wrote to the store in ${dir} while another was restored in its place.`,
    next: "Nothing was replaced. Stop the product, and restore into another DATA_DIR.",
  });
}

/**
 * Fills the store in `dir`. The data is written to a directory next to it and moved into place when it is complete, so that the
 * product can never start on a partial store.
 *
 * @throws `store.inUse` when a copy of the program owns the directory
 */
export async function openLmdbLoader(dir: string): Promise<Loader> {
  if (existsSync(dir)) (await takeOwnership(dir, { isCommand: true }))();
  const beside = `${dir}.restoring`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  let opened: VerifiedEnvironment | undefined = openVerified({ dir: beside, durability: "power" });

  const write = ({ records, jobs, due }: Environment, it: Dumped): void => {
    if (it.kind === "record") {
      const { kind, partition, id } = it.key;
      const key: LmdbKey = id === undefined ? [kind, partition] : [kind, partition, id];
      records.put(key, toJson(`A ${kind} record`, it.value), it.rev);
      return;
    }
    const { queue, partition, id, dueAt, claim, payload } = it;
    const before = jobs.get([queue, partition, id]);
    if (before) due.remove([queue, (parsedRow("jobs", before.text) as { due: number }).due, partition, id]);
    // HAZARD: the order of these fields matters, because jobs.ts parses the beginning of a row without the rest.
    const row = `{"due":${dueAt},"claim":${claim},"held":false,"payload":${toJson(`A job of ${queue}`, payload)}}`;
    jobs.put([queue, partition, id], row);
    due.put([queue, dueAt, partition, id], "");
  };

  async function letGo(): Promise<void> {
    await opened?.close();
    opened = undefined;
  }

  return {
    async isEmpty() {
      if (!hasStore(dir)) return true;
      const dump = await openLmdbDump(dir);
      try {
        for await (const it of dump.read()) return !it;
        return true;
      } finally {
        await dump.close();
      }
    },
    async load(items) {
      const { environment } = opened ?? {};
      await environment?.transact(() => {
        for (const it of items) write(environment, it);
      });
    },
    async finish() {
      await letGo();
      if (existsSync(dir)) await refuseIfWritten(dir);
      rmSync(dir, { recursive: true, force: true });
      renameSync(beside, dir);
    },
    async close() {
      await letGo();
      rmSync(beside, { recursive: true, force: true });
    },
  };
}
