import { fromBufferKey } from "ordered-binary";
import { z } from "zod";
import { damaged, damagedRow } from "../../faults";
import { hasSum, withoutSum } from "../checksum";
import { databaseNames, type DatabaseName } from "../environment";
import { headOf, snapshotInUse, type Head, type Snapshot } from "./head";
import { numberAt, openPages, treeAt, treeBytes, type Pages, type Tree } from "./pages";
import { walkTree, type Leaf, type PageMap, type TreeDeps } from "./tree";

/** The content of an intact file. */
export interface Verified {
  readonly bytes: number;
  readonly transaction: number;
  /** How many rows each database has. */
  readonly rows: Readonly<Partial<Record<DatabaseName, number>>>;
  /** Rows from a version that wrote no checksums; only the position of these was verified. */
  readonly withoutSum: number;
  /** The store's id, which is set when the store is created; undefined if the store comes from a version without ids. */
  readonly id: string | undefined;
}

/** The key of the store's id in the database `health`. */
export const idKey = ["id"];

const keySchema = z.array(z.union([z.string(), z.number()]));

/** After this many leaves the walk yields to other work. */
const leavesAtOnce = 512;

/**
 * Verifies a whole data file without opening it with LMDB: the trees, the list of free pages, and the checksum of every row. It
 * yields from time to time, so that the process can do other work.
 *
 * While the file is written to, the caller must hold a read transaction, which keeps the pages of the walked snapshot unchanged.
 *
 * @throws `store.damaged`; errors of the file system
 */
export function* verifyFile(file: string, pick: (head: Head) => Snapshot): Generator<undefined, Verified> {
  const pages = openPages(file);
  try {
    return yield* verifySnapshot(pages, pick(headOf(pages)));
  } finally {
    pages.close();
  }
}

/** Like `verifyFile`, but without pauses, and for the snapshot from which LMDB continues. */
export function verifyNow(file: string, durability: "process" | "power"): Verified {
  const walk = verifyFile(file, (head) => snapshotInUse(head, durability));
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

function* verifySnapshot(pages: Pages, snapshot: Snapshot): Generator<undefined, Verified> {
  const { transaction, lastPage } = snapshot;
  const map = createPageMap(lastPage);
  const common = { pages, map, transaction };
  const byBytes: TreeDeps = { ...common, compare: (a, b) => a.compare(b) };
  const rows: Partial<Record<DatabaseName, number>> = {};
  let withoutSums = 0;
  let id: string | undefined;
  let leaves = 0;
  for (const [name, tree] of databasesIn(snapshot.main, byBytes)) {
    let count = 0;
    for (const leaf of walkTree(tree, byBytes)) {
      const row = verifiedRow(name, leaf);
      if (!row.hasSum) withoutSums += 1;
      if (name === "health" && row.key.join() === idKey.join()) id = String(JSON.parse(row.text));
      count += 1;
      if (++leaves % leavesAtOnce === 0) yield;
    }
    rows[name] = count;
  }
  const byNumber: TreeDeps = { ...common, compare: (a, b) => Number(a.readBigUInt64LE() - b.readBigUInt64LE()) };
  for (const leaf of walkTree(snapshot.free, byNumber)) takeFree(leaf, map, transaction);
  map.verifyEnd(Math.floor(pages.bytes / pages.pageBytes));
  return { bytes: pages.bytes, transaction, rows, withoutSum: withoutSums, id };
}

/** The trees of the databases by name. */
function databasesIn(main: Tree, deps: TreeDeps): Map<DatabaseName, Tree> {
  const found = new Map<DatabaseName, Tree>();
  for (const { key, data, isTree } of walkTree(main, deps)) {
    const text = key.toString("latin1");
    const name = databaseNames.find((it) => text === `${it}\0`);
    if (!name || !isTree || data.length !== treeBytes) throw damaged("it holds a database that is none of ours");
    const tree = treeAt(data, 0);
    if (tree.flags !== (name === "records" ? 0x100 : 0)) throw damaged(`the flags of «${name}» are wrong`);
    found.set(name, tree);
  }
  return found;
}

function verifiedRow(database: DatabaseName, { key: written, data, isTree }: Leaf) {
  if (isTree) throw damagedRow(database);
  const key = keyOf(database, written);
  const hasVersion = database === "records";
  if (hasVersion && data.length < 8) throw damagedRow(database);
  const version = hasVersion ? data.readDoubleLE(0) : 0;
  const stored = data.toString("utf8", hasVersion ? 8 : 0);
  const text = withoutSum({ database, key, version }, stored);
  if (text === undefined) throw damagedRow(database);
  if (!hasSum(stored)) verifyUnsummed(database, text);
  return { key, text, hasSum: hasSum(stored) };
}

/** Verifies a row of an earlier version, which is JSON or empty. */
function verifyUnsummed(database: DatabaseName, text: string): void {
  if (text === "") return;
  try {
    JSON.parse(text);
  } catch (cause) {
    throw damagedRow(database, cause);
  }
}

function keyOf(database: DatabaseName, written: Buffer): (string | number)[] {
  try {
    // A key with a single part is stored as that part alone, not as a list.
    return keySchema.parse([fromBufferKey(written)].flat());
  } catch (cause) {
    throw damagedRow(database, cause);
  }
}

/**
 * Marks the pages that a transaction freed. The list has their count, then pages, or a negative length and the first page of a
 * run.
 */
function takeFree({ key, data }: Leaf, map: PageMap, transaction: number): void {
  if (key.length !== 8 || numberAt(key, 0) > transaction || data.length < 8)
    throw damaged("its list of free pages is wrong");
  const length = numberAt(data, 0);
  if ((length + 1) * 8 > data.length) throw damaged("its list of free pages is wrong");
  for (let at = 1; at <= length; at++) {
    const entry = data.readBigInt64LE(8 * at);
    if (entry === 0n) continue;
    if (entry > 0n) map.take(Number(entry));
    else if (++at <= length) map.take(numberAt(data, 8 * at), Number(-entry));
  }
}

function createPageMap(lastPage: number): PageMap & { verifyEnd(pagesInFile: number): void } {
  // One bit for each page, allocated in pieces, because a damaged file can claim to have any number of pages.
  const pieces = new Map<number, Uint8Array>();
  const pieceOf = (page: number): Uint8Array => {
    const at = Math.floor(page / 4096);
    const piece = pieces.get(at) ?? new Uint8Array(4096);
    pieces.set(at, piece);
    return piece;
  };
  return {
    take(page, count = 1) {
      if (page < 2 || count < 1 || page + count - 1 > lastPage)
        throw damaged("it leads to a page that it does not have");
      for (let one = page; one < page + count; one++) {
        const piece = pieceOf(one);
        if (piece[one % 4096]) throw damaged(`page ${one} is used for two things`);
        piece[one % 4096] = 1;
      }
    },
    /** A file may be shorter than its last page number suggests, but only by free pages; each of them must be in the list. */
    verifyEnd(pagesInFile) {
      for (let page = pagesInFile; page <= lastPage; page++)
        if (!pieces.get(Math.floor(page / 4096))?.[page % 4096]) throw damaged("the end of the file is missing");
    },
  };
}
