import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "lmdb";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";

const inFlight = 32;
const partitions = 1_000;
const slices = 6;
const sliceMs = 500;

const person = (n: number) => ({ dialog: "order", version: 1, step: "confirm", data: { orderId: `${n}` }, lang: "pl" });

export interface Contender {
  /** One commit: read a record, check that it is unchanged, write it. */
  commit(n: number): Promise<void>;
  close(): Promise<void>;
}

async function ourStore(dir: string): Promise<Contender> {
  const store = await openLmdbStore({ dir, durability: "process" });
  return {
    async commit(n) {
      const partition = `person-${n % partitions}`;
      const key = { kind: "conversation", partition };
      const stored = await store.get(key);
      const held = await store.commit({
        partition,
        expect: [{ key, rev: stored?.rev ?? 0 }],
        put: [{ key, value: person(n) }],
      });
      if (!held) throw new Error("nobody else writes this record");
    },
    close: () => store.close(),
  };
}

/** The store that one would write with the package alone, as its README shows it. */
export function rawLmdb(dir: string): Contender {
  const root = open({ path: dir });
  const records = root.openDB<{ rev: number; value: unknown }, string[]>({ name: "records" });
  return {
    async commit(n) {
      const key = ["conversation", `person-${n % partitions}`];
      const rev = records.get(key)?.rev ?? 0;
      const held = await root.transaction(() => {
        if ((records.get(key)?.rev ?? 0) !== rev) return false;
        void records.put(key, { rev: rev + 1, value: person(n) });
        return true;
      });
      if (!held) throw new Error("nobody else writes this record");
    },
    close: () => root.close(),
  };
}

/** Keeps `inFlight` commits under way for one slice; the latencies in milliseconds. */
export async function slice(contender: Pick<Contender, "commit">, latencies: number[]): Promise<number> {
  const start = performance.now();
  let n = 0;
  const worker = async (): Promise<void> => {
    for (let now = start; now - start < sliceMs;) {
      await contender.commit(n++);
      const after = performance.now();
      latencies.push(after - now);
      now = after;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return performance.now() - start;
}

/**
 * Commits of one record, read, checked and written, with 32 in flight: through the store and with the raw package, in turns
 * in one run, so that a busy machine slows both. About six seconds.
 */
export async function benchStore() {
  const dirs = ["ours", "raw"].map((it) => mkdtempSync(join(tmpdir(), `legitka-bench-${it}-`)));
  const [ours, raw] = [await ourStore(dirs[0]!), rawLmdb(dirs[1]!)];
  const mine: number[] = [];
  const theirs: number[] = [];
  let [myMs, theirMs] = [0, 0];
  try {
    // This slice is not counted: the code gets warm.
    await slice(ours, []);
    await slice(raw, []);
    for (let round = 0; round < slices; round++) {
      myMs += await slice(ours, mine);
      theirMs += await slice(raw, theirs);
    }
  } finally {
    await Promise.all([ours.close(), raw.close()]);
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
  return { bench: "store.commit", ...compared({ latencies: mine, ms: myMs }, { latencies: theirs, ms: theirMs }) };
}

interface Run {
  readonly latencies: number[];
  /** How long the whole run took. */
  readonly ms: number;
}

/** The figures that are printed for a contender and for the raw package. */
export function compared(ours: Run, raw: Run): Record<string, string | number> {
  const sorted = [...ours.latencies].sort((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3));
  const rate = ({ latencies, ms }: Run): number => (latencies.length / ms) * 1_000;
  return {
    rps: Math.round(rate(ours)),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    peer: "lmdb raw transaction, one record read, checked and written",
    peer_rps: Math.round(rate(raw)),
    ratio: Number((rate(ours) / rate(raw)).toFixed(2)),
  };
}
