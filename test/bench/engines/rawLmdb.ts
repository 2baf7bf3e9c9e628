import { open } from "lmdb";
import { type Contender, personSized } from "./contender";

/** The same record with the package alone: one transaction that compares and puts. Nothing about jobs. */
export function rawLmdb(dir: string): Contender {
  const root = open({ path: dir });
  const records = root.openDB<{ rev: number; value: unknown }, string>({ name: "records" });
  const value = personSized(1);
  return {
    async commit(partition) {
      const rev = records.get(partition)?.rev ?? 0;
      const held = await root.transaction(() => {
        if ((records.get(partition)?.rev ?? 0) !== rev) return false;
        void records.put(partition, { rev: rev + 1, value });
        return true;
      });
      if (!held) throw new Error("nobody else writes this record");
    },
    close: () => root.close(),
  };
}
