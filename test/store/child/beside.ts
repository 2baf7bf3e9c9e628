/**
 * Works 800 times on the store in the directory it is given, beside its owner: reads all of it, counts up in the record both
 * write to, and tries to start as a second owner. Says how often it counted, and which faults it met, as JSON.
 */
import { Fault } from "../../../src/foundation/fault";
import { openLmdbBeside } from "../../../src/store/lmdb/beside";
import { openLmdbStore } from "../../../src/store/lmdb/lmdbStore";

async function main(dir: string): Promise<void> {
  const key = { kind: "counts", partition: "ala" };
  const faults: Record<string, number> = {};
  let counted = 0;
  for (let round = 0; round < 800; round++) {
    const store = await openLmdbBeside({ dir, durability: "process" });
    for await (const it of store.dump()) if (it.kind !== "record") throw new Error("there are no jobs");
    for await (const { rev, value } of store.scan("counts")) {
      const counts = value as { owner: number; command: number };
      const put = [{ key, value: { ...counts, command: counts.command + 1 } }];
      if (await store.commit({ partition: "ala", expect: [{ key, rev }], put })) counted += 1;
    }
    await store.close();
    await openLmdbStore({ dir, durability: "process" }).catch((cause: unknown) => {
      const code = cause instanceof Fault ? cause.code : String(cause);
      faults[code] = (faults[code] ?? 0) + 1;
    });
  }
  process.stdout.write(JSON.stringify({ counted, faults }));
}

void main(process.argv[2] ?? "");
