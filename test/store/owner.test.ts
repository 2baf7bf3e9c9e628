import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { tempDir } from "./tempStore";

let dir: string;
beforeEach(() => {
  dir = tempDir();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = () => openLmdbStore({ dir, durability: "process" });
const mark = () => join(dir, "owner.json");

/** Writes the mark that this process would leave, with some of its values changed. */
async function leaveMark(change: Record<string, unknown>): Promise<void> {
  const store = await open();
  const own = JSON.parse(readFileSync(mark(), "utf8")) as Record<string, unknown>;
  await store.close();
  writeFileSync(mark(), JSON.stringify({ ...own, ...change }));
}

test("a directory in use is refused with a fault that names its owner and what to do", async () => {
  const store = await open();
  await expect(open()).rejects.toMatchObject({
    code: "store.inUse",
    message: expect.stringContaining(`${process.pid}`) as string,
    next: expect.stringContaining(mark()) as string,
  });
  await store.commit({ partition: "ala", put: [{ key: { kind: "note", partition: "ala" }, value: 1 }] });
  await store.close();
});

test("a closed store leaves the directory free", async () => {
  await (await open()).close();
  await (await open()).close();
});

test.each([
  ["a process that is gone", { pid: 0x3fffff }],
  ["an earlier process that had the same id", { started: "1" }],
  ["a process from before the machine was restarted", { boot: "another" }],
])("the mark of %s is taken over", async (_, change) => {
  await leaveMark(change);
  const store = await open();
  expect(JSON.parse(readFileSync(mark(), "utf8"))).toMatchObject({ pid: process.pid });
  await store.close();
});

test("a mark torn by a crash is taken over", async () => {
  writeFileSync(mark(), '{"pid":12');
  await (await open()).close();
});

test("the mark of another host is respected until it is deleted", async () => {
  await leaveMark({ host: "another", pid: 0x3fffff });
  await expect(open()).rejects.toMatchObject({ code: "store.inUse" });
  rmSync(mark());
  await (await open()).close();
});

test("a place that cannot hold a store is a coded fault", async () => {
  writeFileSync(join(dir, "file"), "");
  const opening = openLmdbStore({ dir: join(dir, "file"), durability: "process" });
  await expect(opening).rejects.toMatchObject({ code: "store.open" });
});

test("a new directory is closed to other users, whatever its name looks like", async () => {
  const inside = join(dir, "deeper", "my.store");
  const store = await openLmdbStore({ dir: inside, durability: "process" });
  expect(statSync(inside).isDirectory()).toBe(true);
  expect(statSync(inside).mode & 0o077).toBe(0);
  await store.close();
});

test("a store may be opened with the other durability later", async () => {
  const key = { kind: "note", partition: "ala" };
  for (const durability of ["process", "power", "process"] as const) {
    const store = await openLmdbStore({ dir, durability });
    await store.commit({ partition: "ala", put: [{ key, value: durability }] });
    await store.close();
  }
  const store = await open();
  expect((await store.get(key))?.rev).toBe(3);
  await store.close();
});
