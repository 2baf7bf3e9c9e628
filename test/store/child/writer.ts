/**
 * Commits as fast as it can into the directory it is given, eight lanes at once, and writes «lane number» for every
 * commit acknowledged. Each commit is two records, a job more and a job fewer. Ends only when killed.
 */
import { writeSync } from "node:fs";
import { openLmdbStore } from "../../../src/store/lmdb/lmdbStore";

async function main(dir: string): Promise<void> {
  const store = await openLmdbStore({ dir, durability: "process" });
  const lane = async (partition: string): Promise<never> => {
    for (let n = 1; ; n++) {
      const key = (id: string) => ({ kind: "half", partition, id });
      await store.commit({
        partition,
        put: [
          { key: key(`left-${n}`), value: { n, text: "l".repeat(n % 300) } },
          { key: key(`right-${n}`), value: { n } },
        ],
        schedule: [{ queue: partition, id: `${n}`, dueAt: n, payload: n }],
        cancel: [{ queue: partition, id: `${n - 3}` }],
      });
      writeSync(1, `${partition} ${n}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => lane(`lane-${n}`)));
}

void main(process.argv[2] ?? "");
