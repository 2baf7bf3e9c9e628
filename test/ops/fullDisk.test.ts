import { rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { mountSmallDisk } from "../support/smallDisk";
import { until } from "../support/waiting";
import { openWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const isReady = async (): Promise<boolean> => (await fetch(`${world.publicUrl}/readyz`)).status === 200;

/** Fills the free space of a disk. */
function fill(file: string): void {
  for (const bytes of [1_000_000, 10_000, 100])
    for (let hasRoom = true; hasRoom;)
      try {
        writeFileSync(file, Buffer.alloc(bytes), { flag: "a" });
      } catch {
        hasRoom = false;
      }
}

/** Sends this many messages to be stored, and counts those that could not be. */
async function failedOf(count: number): Promise<number> {
  let failed = 0;
  for (let n = 0; n < count; n++) {
    const key = { kind: "note", partition: "web:ola", id: `${n}` };
    await world.store.commit({ partition: "web:ola", put: [{ key, value: "x".repeat(50_000) }] }).catch(() => failed++);
  }
  return failed;
}

describe("on a disk of its own", () => {
  const disk = mountSmallDisk(8);
  const dir = disk?.dir ?? "";
  afterAll(() => disk?.remove());

  (disk ? test : test.skip)(
    "a full disk is red at /readyz, and green when there is room and writing works",
    async () => {
      let steadyMs = 0;
      world = await openWorld({
        openStore: (_, clock) =>
          openLmdbStore({ dir: join(dir, "store"), durability: "process", clock, steady: () => steadyMs }),
      });
      expect(await isReady()).toBe(true);
      fill(join(dir, "other"));
      expect(await failedOf(30)).toBeGreaterThan(10);
      await until("the full disk to be red", async () => !(await isReady()));
      rmSync(join(dir, "other"));
      // There is free space again, but many writes have failed a moment ago.
      await expect(world.store.check()).rejects.toMatchObject({ code: "store.write" });
      expect(await failedOf(30)).toBe(0);
      steadyMs += 3 * 60_000;
      await until("the disk with room to be green", isReady);
    },
  );
});

test("a store whose file is cut while it is in use is red, and the file is touched no more", async () => {
  world = await openWorld();
  expect(await isReady()).toBe(true);
  truncateSync(join(world.dir, "store", "data.mdb"), 8_192);
  await until("the cut file to be red", async () => !(await isReady()));
  const reading = world.store.get({ kind: "note", partition: "web:ola" });
  await expect(reading).rejects.toMatchObject({ code: "store.damaged" });
});
