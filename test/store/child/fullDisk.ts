/** Fills a disk that has little room, then writes what its store still does, as JSON. */
import { Fault } from "../../../src/foundation/fault";
import type { Store } from "../../../src/store/port";
import { openLmdbStore } from "../../../src/store/lmdb/lmdbStore";

// The system sends this signal when the limit is exceeded, and it would end the process; a full disk sends none.
process.on("SIGXFSZ", () => undefined);

const isWell = (store: Pick<Store, "check">): Promise<boolean> =>
  store.check().then(
    () => true,
    () => false,
  );

async function main(dir: string): Promise<void> {
  const store = await openLmdbStore({ dir, durability: "process" });
  const key = (n: number) => ({ kind: "note", partition: "ala", id: `${n}` });
  let written = 0;
  let code = "";
  while (code === "" && written < 1_000) {
    await store
      .commit({ partition: "ala", put: [{ key: key(written), value: "x".repeat(100_000) }] })
      .then(() => written++)
      .catch((error: unknown) => (code = error instanceof Fault ? error.code : String(error)));
  }
  const before = await isWell(store);
  for (let more = 0; more < 30; more++)
    await store.commit({ partition: "ala", put: [{ key: key(2_000), value: "x".repeat(100_000) }] }).catch(() => false);
  const after = await isWell(store);
  // One turn of the event loop, in which an unhandled rejection would end the process.
  await new Promise((resolve) => setImmediate(resolve));
  const readable = [];
  for await (const { key: found } of store.scan("note")) readable.push(found);
  const small = await store.commit({ partition: "ala", put: [{ key: key(0), value: "small" }] });
  await store.close();
  process.stdout.write(JSON.stringify({ code, written, readable: readable.length, small, before, after }));
}

void main(process.argv[2] ?? "");
