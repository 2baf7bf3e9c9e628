import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "../../src/foundation/fault";
import { headOf } from "../../src/store/lmdb/file/head";
import { openPages } from "../../src/store/lmdb/file/pages";
import { readSeal } from "../../src/store/lmdb/file/seal";
import { openLmdbStore, type LmdbStore } from "../../src/store/lmdb/lmdbStore";
import { until } from "../support/waiting";
import { tempDir } from "./tempStore";

const partition = "web:ola";
let dir: string;
let place: string;
let store: LmdbStore;
let told: Fault[];
let made: string[];

const open = (everyMs: number): Promise<LmdbStore> =>
  openLmdbStore({
    dir,
    durability: "process",
    everyMs,
    onFault: (it) => void told.push(it),
    onMade: (it) => void made.push(it),
  });
const write = (id: string): Promise<boolean> =>
  store.commit({ partition, put: [{ key: { kind: "note", partition, id }, value: id }] });
const fileOf = (at: string): string => join(at, "data.mdb");

beforeEach(() => {
  place = tempDir();
  dir = join(place, "store");
  [told, made] = [[], []];
});
afterEach(async () => {
  await store.close();
  rmSync(place, { recursive: true, force: true });
});

const ways: readonly [string, () => void][] = [
  ["removed", () => unlinkSync(fileOf(dir))],
  ["moved away with its folder", () => renameSync(dir, join(place, "away"))],
  [
    "exchanged for another one",
    () => {
      copyFileSync(fileOf(dir), join(place, "copy"));
      renameSync(join(place, "copy"), fileOf(dir));
    },
  ],
];

test.each(ways)(
  "a file that is %s is found out though nobody asks, told once, and nothing is read or written",
  async (_, lose) => {
    store = await open(5);
    await write("before");
    lose();
    await until("the store to notice", () => told.length > 0);
    expect(told).toMatchObject([{ code: "store.damaged" }]);
    await expect(write("after")).rejects.toMatchObject({ code: "store.damaged" });
    await expect(store.get({ kind: "note", partition, id: "before" })).rejects.toMatchObject({ code: "store.damaged" });
    await expect(store.check()).rejects.toMatchObject({ code: "store.damaged" });
    expect(told).toHaveLength(1);
  },
);

test.each(ways)("not one commit is acknowledged into a file that is %s, also before the next look", async (_, lose) => {
  store = await open(3_600_000);
  await write("before");
  lose();
  await expect(write("after")).rejects.toMatchObject({ code: "store.damaged" });
  expect(told).toHaveLength(1);
});

test("an older copy of the file is refused at the start also when nobody ever asked whether the store is well", async () => {
  store = await open(5);
  await write("before");
  const old = readFileSync(fileOf(dir));
  const pages = openPages(fileOf(dir));
  const { transaction } = headOf(pages).latest;
  pages.close();
  for (let n = 0; n < 5; n++) await write(`after ${n}`);
  await until("the seal to follow", () => (readSeal(dir)?.transaction ?? 0) > transaction);
  // This is the state that a killed process leaves, with the older copy in place of the file.
  const killed = join(place, "killed");
  mkdirSync(killed);
  cpSync(join(dir, "seal.json"), join(killed, "seal.json"));
  writeFileSync(fileOf(killed), old);
  await expect(openLmdbStore({ dir: killed, durability: "process" })).rejects.toMatchObject({ code: "store.damaged" });
});

test("a store that is made where there was none is told, and one that is there is not", async () => {
  store = await open(3_600_000);
  expect(made).toEqual([dir]);
  await store.close();
  store = await open(3_600_000);
  expect(made).toEqual([dir]);
});
