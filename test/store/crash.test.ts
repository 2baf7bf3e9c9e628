import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Store } from "../../src/store/port";
import { startChild } from "./child/start";
import { all } from "./contract/opened";
import { tempDir } from "./tempStore";

const dirs: string[] = [];
const children: ReturnType<typeof startChild>[] = [];
const stores: Store[] = [];
afterEach(async () => {
  await Promise.all(children.splice(0).map((it) => it.kill()));
  await Promise.all(stores.splice(0).map((it) => it.close()));
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function start(name: string, fileBlocks?: number) {
  const dir = tempDir();
  dirs.push(dir);
  const child = startChild(name, dir, fileBlocks);
  children.push(child);
  return { dir, child };
}

async function open(dir: string): Promise<Store> {
  const store = await openLmdbStore({ dir, durability: "process" });
  stores.push(store);
  return store;
}

const acknowledged = (said: string): Map<string, number> =>
  new Map(
    said
      .split("\n")
      .filter((it) => it.includes(" "))
      .map((line) => [line.split(" ")[0]!, Number(line.split(" ")[1])]),
  );

// The process is killed after this many acknowledgements, wherever it is then; different counts give different moments.
test.each([1, 5, 23, 80, 200, 431, 700, 1_300, 2_100, 3_000])(
  "of a process killed after %i acknowledged commits, all of them are there and nothing is half done",
  async (count) => {
    const { dir, child } = start("writer");
    await child.saysLines(count);
    await child.kill();
    const store = await open(dir);
    const lanes = acknowledged(child.said());
    expect(lanes.size).toBeGreaterThan(0);
    for (let lane = 0; lane < 8; lane++) {
      const partition = `lane-${lane}`;
      const halves = (await all(store.scan("half", partition))).map((it) => it.key.id).sort();
      const done = halves.length / 2;
      const numbers = Array.from({ length: done }, (_, n) => n + 1);
      expect(halves).toEqual(numbers.flatMap((n) => [`left-${n}`, `right-${n}`]).sort());
      // No acknowledged commit is missing; one more commit may exist whose acknowledgement was lost in the crash.
      expect(done - (lanes.get(partition) ?? 0)).toBeGreaterThanOrEqual(0);
      expect(done - (lanes.get(partition) ?? 0)).toBeLessThanOrEqual(1);
      const jobs = await store.claim(partition, 100, 1);
      expect(jobs.map((it) => it.payload)).toEqual(numbers.slice(-3));
      expect(await store.depth(partition)).toBe(jobs.length);
    }
  },
);

/** Changes the file to what it looks like after a reboot or on another machine: LMDB stores the id of the boot in its first pages. */
function asAfterReboot(dir: string): void {
  const file = join(dir, "data.mdb");
  const bytes = readFileSync(file);
  for (const page of [0, 2_048, 4_096]) bytes.writeBigInt64LE(4_711n, page + 160);
  writeFileSync(file, bytes);
}

test.each([20, 200, 1_000])(
  "of a machine that went down after %i acknowledged commits, the store is taken up where it was last flushed",
  async (count) => {
    const { dir, child } = start("writer");
    await child.saysLines(count);
    await child.kill();
    asAfterReboot(dir);
    const store = await open(dir);
    for (let lane = 0; lane < 8; lane++) {
      const halves = (await all(store.scan("half", `lane-${lane}`))).map((it) => it.key.id).sort();
      const numbers = Array.from({ length: halves.length / 2 }, (_, n) => n + 1);
      expect(halves).toEqual(numbers.flatMap((n) => [`left-${n}`, `right-${n}`]).sort());
    }
  },
);

test("a directory another process works in is refused, and is free again once that process is killed", async () => {
  const { dir, child } = start("writer");
  await child.saysLines(1);
  await expect(openLmdbStore({ dir, durability: "process" })).rejects.toMatchObject({ code: "store.inUse" });
  const before = child.said().length;
  await child.saysLines(child.said().split("\n").length + 50);
  expect(child.said().length).toBeGreaterThan(before);
  await child.kill();
  const store = await open(dir);
  await store.check();
});

test("on a full disk a commit fails with a coded fault, what was written stays readable, and the process lives on", async () => {
  const { child } = start("fullDisk", 6_000);
  expect((await child.ended)[0]).toBe(0);
  const { code, written, readable, small, before, after } = JSON.parse(child.said()) as Record<string, unknown>;
  expect({ code, small }).toEqual({ code: "store.write", small: true });
  expect(written).toBeGreaterThan(5);
  expect(readable).toBe(written);
  // The store's own check writes so little that it fits into pages LMDB already has, so failed writes are counted as well.
  expect({ before, after }).toEqual({ before: true, after: false });
});
