import { damaged } from "../../faults";
import { bootId } from "../bootId";
import { headBytes, kinds, numberAt, treeAt, treeBytes, type Pages, type Tree } from "./pages";

/** A snapshot of the store, as one of LMDB's meta pages describes it. */
export interface Snapshot {
  /** The number of the transaction that committed it. */
  readonly transaction: number;
  readonly free: Tree;
  readonly main: Tree;
  readonly lastPage: number;
  readonly bootId: bigint;
}

/**
 * The content of the beginning of the file. LMDB keeps the last two snapshots alternately on its first two pages; lmdb-js adds,
 * in the second half of the first page, the last one that was flushed to the disk (`mdb_env_sync` in lmdb 3.5).
 */
export interface Head {
  readonly latest: Snapshot;
  readonly previous: Snapshot;
  /** Undefined when nothing was flushed separately. */
  readonly flushed: Snapshot | undefined;
}

const magic = 0xbeefc0de;
const dataVersion = 2;
/** Offset of the description of the free pages' tree on a meta page. The flags of that tree are also those of the whole file. */
const treesAt = headBytes + 24;
/** No machine maps more than this into memory. */
const mostBytes = 2 ** 42;
/** A flag on the snapshot's trees: the snapshot was committed before it was flushed. */
const notFlushed = 0x1000;
const knownFlags = notFlushed | 0x08;

const mostLooks = 5;

/**
 * Reads the beginning of the file. If it is inconsistent, it is read again, because a running store may be writing it.
 *
 * @throws `store.damaged`
 */
export function headOf(pages: Pages): Head {
  for (let look = 1; ; look++) {
    try {
      return headNow(pages);
    } catch (cause) {
      if (look === mostLooks) throw cause;
    }
  }
}

function headNow(pages: Pages): Head {
  const [first, second] = [pages.page(0), pages.page(1)];
  for (const [number, page] of [first, second].entries()) {
    const isMeta = page.readUInt16LE(18) === kinds.meta && numberAt(page, 0) === number;
    const isOurs = page.readUInt32LE(headBytes) === magic && page.readUInt32LE(headBytes + 4) === dataVersion;
    if (!isMeta || !isOurs) throw damaged("its beginning is not that of a store's file");
  }
  const metas = [snapshotAt(first, 0), snapshotAt(second, 0)] as const;
  const [even, odd] = metas;
  // Transaction N is written to page N modulo 2. A new file has 0 in both.
  const isInTurn =
    even.transaction % 2 === 0 && (odd.transaction % 2 === 1 || even.transaction + odd.transaction === 0);
  if (!isInTurn || Math.abs(even.transaction - odd.transaction) > 1)
    throw damaged("its first pages contradict each other");
  const [latest, previous] = even.transaction >= odd.transaction ? metas : [odd, even];
  const half = snapshotAt(first, pages.pageBytes / 2);
  const contradictsLatest = half.transaction === latest.transaction && rootsOf(half) !== rootsOf(latest);
  if (half.transaction > latest.transaction || contradictsLatest)
    throw damaged("its first pages contradict each other");
  return { latest, previous, flushed: half.transaction === 0 ? undefined : half };
}

/** The parts that two descriptions of one snapshot share; the flags only tell which of them is known to be flushed. */
const rootsOf = ({ free, main, lastPage }: Snapshot): string =>
  JSON.stringify([{ ...free, flags: 0 }, { ...main, flags: 0 }, lastPage]);

function snapshotAt(page: Buffer, offset: number): Snapshot {
  const at = offset + treesAt;
  const transaction = numberAt(page, at + 2 * treeBytes + 8);
  const [pageBytes, mapBytes] = [page.readUInt32LE(at), numberAt(page, at - 8)];
  const lastPage = numberAt(page, at + 2 * treeBytes);
  const isSized = pageBytes === page.length && mapBytes < mostBytes && lastPage * pageBytes < mapBytes;
  if (!isSized && (transaction > 0 || offset === 0)) throw damaged("its first pages hold impossible sizes");
  const free = treeAt(page, at);
  const main = treeAt(page, at + treeBytes);
  if (free.flags & ~knownFlags || main.flags !== 0) throw damaged("its first pages hold flags that no store has");
  return {
    free,
    main,
    lastPage,
    transaction,
    bootId: page.readBigInt64LE(at + 2 * treeBytes + 16),
  };
}

/**
 * The snapshot from which LMDB continues when the file is opened with `durability`. After a power cut this is the last one known
 * to be on the disk. The rules are those of `mdb_pick_meta`.
 */
export function snapshotInUse({ latest, previous, flushed }: Head, durability: "process" | "power"): Snapshot {
  if (durability === "power") return latest;
  const boot = storedBootId();
  const picked = (a: Snapshot, b: Snapshot): Snapshot => {
    if (b.transaction === 0) return a;
    const newer = a.transaction >= b.transaction ? a : b;
    const isFlushed = (newer.free.flags & notFlushed) === 0;
    if (isFlushed || boot === undefined || (newer.bootId !== 0n && newer.bootId === boot)) return newer;
    return a.transaction > b.transaction ? b : a;
  };
  const [even, odd] = latest.transaction % 2 === 0 ? [latest, previous] : [previous, latest];
  const ofTwo = picked(even, odd);
  return flushed ? picked(ofTwo, flushed) : ofTwo;
}

/** The newest snapshot that survives a power cut. */
export const snapshotKept = ({ latest, flushed }: Head, durability: "process" | "power"): Snapshot | undefined =>
  durability === "power" ? latest : flushed;

/** The boot id as lmdb-js stores it: its first group. Undefined where the system provides none to Node. */
function storedBootId(): bigint | undefined {
  const [first] = bootId()?.split("-") ?? [];
  return first === undefined ? undefined : BigInt(`0x${first}`);
}
