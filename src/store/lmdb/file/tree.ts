import { damaged } from "../../faults";
import { headBytes, kinds, numberAt, type Pages, type Tree } from "./pages";

/** An entry of a leaf page. */
export interface Leaf {
  readonly key: Buffer;
  readonly data: Buffer;
  /** Whether the data describes another tree. */
  readonly isTree: boolean;
}

/** Records which pages of the file are in use. */
export interface PageMap {
  /** @throws `store.damaged` when a page is outside the file, or is already used for something else */
  take(page: number, count?: number): void;
}

export interface TreeDeps {
  readonly pages: Pages;
  readonly map: PageMap;
  /** No page may have been written by a later transaction. */
  readonly transaction: number;
  readonly compare: (a: Buffer, b: Buffer) => number;
}

interface Node {
  readonly key: Buffer;
  readonly flags: number;
  readonly size: number;
  /** The position on the page at which its data begins. */
  readonly at: number;
}

/** Keys of the page must not be smaller than `from`, and must be smaller than `to`. */
interface Bounds {
  readonly from: Buffer | undefined;
  readonly to: Buffer | undefined;
}

const nodeHead = 8;
const bigData = 0x01;
const subTree = 0x02;
/** LMDB's own limit, `CURSOR_STACK`. */
const deepest = 32;

/**
 * Walks a tree in key order and verifies everything that LMDB relies on when it follows the tree: every page is in its place and
 * of the right kind, is used once, and holds its nodes within its bounds and in order; and the tree has as many pages and entries
 * as it claims. The caller decides what to do with each leaf.
 *
 * @throws `store.damaged`
 */
export function* walkTree(tree: Tree, deps: TreeDeps): Generator<Leaf> {
  const { pages, map, compare } = deps;
  const counts = { branchPages: 0, leafPages: 0, overflowPages: 0, entries: 0 };

  function* visit(number: number, depth: number, bounds: Bounds): Generator<Leaf> {
    const isLeaf = depth === tree.depth;
    map.take(number);
    const page = pages.page(number);
    verifyHead(page, number, isLeaf ? kinds.leaf : kinds.branch, deps.transaction);
    const nodes = nodesOf(page, isLeaf);
    // LMDB ignores the first key of a branch: everything smaller than the second key is below it.
    const keys = isLeaf ? nodes : nodes.slice(1);
    inOrder(keys, bounds, compare);
    counts[isLeaf ? "leafPages" : "branchPages"] += 1;
    for (const [at, node] of nodes.entries()) {
      if (isLeaf) {
        counts.entries += 1;
        yield { key: node.key, data: dataOf(page, node), isTree: node.flags === subTree };
      } else {
        const from = at === 0 ? bounds.from : node.key;
        yield* visit(childOf(node), depth + 1, { from, to: nodes[at + 1]?.key ?? bounds.to });
      }
    }
  }

  function dataOf(page: Buffer, { flags, size, at }: Node): Buffer {
    if (flags !== bigData) return page.subarray(at, at + size);
    const [first, count] = [numberAt(page, at), numberAt(page, at + 16)];
    if (count !== Math.floor((headBytes - 1 + size) / pages.pageBytes) + 1)
      throw damaged("a long value has a wrong size");
    map.take(first, count);
    const long = pages.page(first, count);
    verifyHead(long, first, kinds.overflow, deps.transaction);
    if (long.readUInt32LE(20) !== count) throw damaged("a long value has a wrong size");
    counts.overflowPages += count;
    return long.subarray(headBytes, headBytes + size);
  }

  if (tree.depth > deepest) throw damaged("a tree in it is impossibly deep");
  if (tree.root !== undefined) yield* visit(tree.root, 1, { from: undefined, to: undefined });
  for (const [name, count] of Object.entries(counts))
    if (tree[name as keyof typeof counts] !== count) throw damaged("a tree in it has lost or gained something");
}

function verifyHead(page: Buffer, number: number, kind: number, transaction: number): void {
  const isHere = numberAt(page, 0) === number && page.readUInt16LE(18) === kind;
  if (!isHere) throw damaged(`page ${number} is not what was written there`);
  if (numberAt(page, 8) > transaction) throw damaged(`page ${number} is newer than the store`);
}

/** @throws `store.damaged` when a node is outside the used part of its page, or overlaps another node */
function nodesOf(page: Buffer, isLeaf: boolean): Node[] {
  const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)];
  const room = page.length - headBytes;
  const count = lower / 2;
  if (!Number.isInteger(count) || count < (isLeaf ? 1 : 2) || lower > upper || upper > room)
    throw damaged("a page's bounds are impossible");
  const places: [from: number, to: number][] = [];
  const nodes = Array.from({ length: count }, (_, index): Node => {
    const from = page.readUInt16LE(headBytes + 2 * index);
    const at = headBytes + from;
    if (from < upper || from + nodeHead > room) throw damaged("an entry lies outside of its page");
    const flags = isLeaf ? page.readUInt16LE(at + 4) : 0;
    const keySize = page.readUInt16LE(at + 6);
    const size = isLeaf ? page.readUInt32LE(at) : 0;
    const held = flags === bigData ? headBytes : size;
    const to = from + nodeHead + keySize + held;
    if (to > room || ![0, bigData, subTree].includes(flags)) throw damaged("an entry lies outside of its page");
    places.push([from, to]);
    const key = page.subarray(at + nodeHead, at + nodeHead + keySize);
    return { key, flags, size: isLeaf ? size : pageNumberAt(page, at), at: at + nodeHead + keySize };
  });
  places.sort(([a], [b]) => a - b);
  if (places.some(([from], index) => index > 0 && from < (places[index - 1]?.[1] ?? 0)))
    throw damaged("two entries of a page lie over each other");
  return nodes;
}

/** In a branch's node, the number of the child page takes the place of size and flags. */
const childOf = ({ size }: Node): number => size;
const pageNumberAt = (page: Buffer, at: number): number => page.readUIntLE(at, 6);

function inOrder(nodes: readonly Node[], { from, to }: Bounds, compare: TreeDeps["compare"]): void {
  let before = from;
  for (const [at, { key }] of nodes.entries()) {
    const order = before ? compare(before, key) : -1;
    // Only the first key may equal the key that leads to this page.
    if (order > 0 || (order === 0 && (at > 0 || before !== from))) throw damaged("keys of it are out of order");
    before = key;
  }
  if (before && to && before !== from && compare(before, to) >= 0) throw damaged("keys of it are out of order");
}
