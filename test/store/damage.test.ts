import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fault } from "../../src/foundation/fault";
import type { Dumped } from "../../src/store/dump";
import { openLmdbReader } from "../../src/store/lmdb/beside";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { all } from "./contract/opened";
import { tempDir } from "./tempStore";

const pageBytes = 4096;
let base: string;
let whole: readonly Dumped[];
let place: string;
let at: string;

/** A generator of numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const bySort = (items: readonly Dumped[]): readonly Dumped[] =>
  [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

async function fill(dir: string): Promise<void> {
  const store = await openLmdbStore({ dir, durability: "process", clock: () => 1_000 });
  for (let n = 0; n < 70; n++) {
    const partition = `web:Zażółć ${n % 11}`;
    await store.commit({
      partition,
      put: [{ key: { kind: "note", partition, id: `${n}` }, value: { text: "ż".repeat(n * 40) } }],
      schedule: [{ queue: "q", id: `${n}`, dueAt: n, payload: { n } }],
    });
  }
  for (const { partition, id, claim } of await store.claim("q", 30, 60_000))
    await store.commit({ partition, delete: [{ kind: "note", partition, id }], finish: [{ queue: "q", id, claim }] });
  await store.check();
  await store.close();
}

const contentsOf = async (dir: string): Promise<readonly Dumped[]> => {
  const reader = await openLmdbReader(dir);
  try {
    return bySort(await all(reader.dump()));
  } finally {
    await reader.close();
  }
};

beforeAll(async () => {
  base = tempDir();
  await fill(base);
  whole = await contentsOf(base);
  place = mkdtempSync(join(tmpdir(), "legitka-damage-"));
});
afterAll(() => {
  for (const it of [base, place]) rmSync(it, { recursive: true, force: true });
});
beforeEach(() => {
  at = join(place, "store");
});

const dataOf = (dir: string): string => join(dir, "data.mdb");

/** Starts on a damaged copy of the store; returns what the store contains, or the fault with which it is refused. */
async function startedAfter(damage: (file: string, dir: string) => void): Promise<readonly Dumped[] | Fault> {
  rmSync(at, { recursive: true, force: true });
  cpSync(base, at, { recursive: true });
  damage(dataOf(at), at);
  try {
    const store = await openLmdbStore({ dir: at, durability: "process", clock: () => 1_000 });
    try {
      const found = bySort(await all(store.dump()));
      const key = { kind: "note", partition: "web:new" };
      expect(await store.commit({ partition: "web:new", put: [{ key, value: "x".repeat(9_000) }] })).toBe(true);
      return found;
    } finally {
      await store.close();
    }
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
}

function changed(file: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
}

const refused = async (damage: (file: string, dir: string) => void): Promise<void> => {
  const found = await startedAfter(damage);
  expect(found).toMatchObject({ code: "store.damaged" });
  expect((found as Fault).next).toContain("npm run restore");
};

test("an undamaged store starts, and so does one whose seal alone is missing or torn", async () => {
  expect(await startedAfter(() => undefined)).toEqual(whole);
  expect(await startedAfter((_, dir) => unlinkSync(join(dir, "seal.json")))).toEqual(whole);
  expect(await startedAfter((_, dir) => writeFileSync(join(dir, "seal.json"), '{"seal":{"id"'))).toEqual(whole);
});

test.each([0, 1, 100, 4_096, 5_000, 8_192, 100_000])("a file cut to %i bytes is refused", async (bytes) => {
  await refused((file) => truncateSync(file, bytes));
  await refused((file, dir) => {
    truncateSync(file, bytes);
    unlinkSync(join(dir, "seal.json"));
  });
});

test("a file without its last page is refused, and a missing one is not created again", async () => {
  await refused((file) => truncateSync(file, statSync(file).size - pageBytes));
  await refused((file) => unlinkSync(file));
  await refused((file, dir) => {
    unlinkSync(file);
    unlinkSync(join(dir, "lock.mdb"));
  });
});

test("garbage in place of the file, and in place of its beginning, is refused", async () => {
  const below = numbers(7);
  await refused((file) => changed(file, (bytes) => bytes.forEach((_, one) => (bytes[one] = below(256)))));
  await refused((file) => changed(file, (bytes) => bytes.fill(0x20)));
  await refused((file) => writeFileSync(file, "a text\n".repeat(100_000)));
});

test("the file of another store, and an older copy of this one, are refused", async () => {
  const other = tempDir();
  await fill(other);
  await refused((file) => cpSync(dataOf(other), file));
  rmSync(at, { recursive: true, force: true });
  cpSync(base, at, { recursive: true });
  const store = await openLmdbStore({ dir: at, durability: "process" });
  await store.commit({ partition: "a", put: [{ key: { kind: "note", partition: "a" }, value: 1 }] });
  await store.close();
  const seal = readFileSync(join(at, "seal.json"));
  await refused((_, dir) => writeFileSync(join(dir, "seal.json"), seal));
  rmSync(other, { recursive: true, force: true });
});

/** Checks that the store is either refused or complete and unchanged, and that the process survives. */
async function noLie(damage: (bytes: Buffer) => void, what: string): Promise<"refused" | "whole"> {
  const found = await startedAfter((file) => changed(file, damage));
  if (!(found instanceof Fault)) {
    expect({ what, found }).toEqual({ what, found: whole });
    return "whole";
  }
  expect({ what, code: found.code }).toEqual({ what, code: "store.damaged" });
  return "refused";
}

test.each<[string, (page: Buffer, below: (n: number) => number) => void]>([
  ["zeros", (page) => page.fill(0)],
  ["garbage", (page, below) => page.forEach((_, one) => (page[one] = below(256)))],
  ["another page", (page) => page.set(readFileSync(dataOf(base)).subarray(20 * pageBytes, 21 * pageBytes))],
])("with %s in place of a page the store is refused, or nothing was on that page", async (what, damage) => {
  const below = numbers(11);
  const count = statSync(dataOf(base)).size / pageBytes;
  const became = { refused: 0, whole: 0 };
  for (let page = 0; page < count; page++) {
    const part = (bytes: Buffer) => bytes.subarray(page * pageBytes, (page + 1) * pageBytes);
    became[await noLie((bytes) => damage(part(bytes), below), `${what} on page ${page}`)] += 1;
  }
  expect(became.refused).toBeGreaterThan(30);
  expect(became.whole).toBeGreaterThan(10);
});

test("no bit of the first pages can be changed so that the store starts with different data", async () => {
  const below = numbers(13);
  for (const start of [0, pageBytes / 2, pageBytes])
    for (let one = start; one < start + 170; one += 2) {
      const bit = below(8);
      await noLie((bytes) => (bytes[one] = (bytes[one] ?? 0) ^ (1 << bit)), `bit ${bit} of byte ${one}`);
    }
});

test("no bit of the other pages can be changed so that the store starts with different data", async () => {
  const below = numbers(17);
  const bytesIn = statSync(dataOf(base)).size;
  const became = { refused: 0, whole: 0 };
  for (let trial = 0; trial < 250; trial++) {
    const one = 2 * pageBytes + below(bytesIn - 2 * pageBytes);
    const bit = below(8);
    const flip = (bytes: Buffer) => void (bytes[one] = (bytes[one] ?? 0) ^ (1 << bit));
    became[await noLie(flip, `bit ${bit} of byte ${one}`)] += 1;
  }
  expect(became.refused).toBeGreaterThan(40);
});
