import { rmSync, writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openLmdbBeside } from "../../src/store/lmdb/beside";
import { openLmdbStore, type LmdbStore } from "../../src/store/lmdb/lmdbStore";
import { all, note } from "./contract/opened";
import { startChild } from "./child/start";
import { tempDir } from "./tempStore";

let dir: string;
let store: LmdbStore;
beforeEach(async () => {
  dir = tempDir();
  store = await openLmdbStore({ dir, durability: "process" });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const beside = () => openLmdbBeside({ dir, durability: "process" });

test("commands that read and write beside the owner, and copies started by mistake, cost it no commit", async () => {
  const key = { kind: "counts", partition: "ala" };
  await store.commit({ partition: "ala", put: [{ key, value: { owner: 0, command: 0 } }] });
  const child = startChild("beside", dir);
  const over = new AbortController();
  void child.ended.then(() => over.abort());
  let counted = 0;
  while (!over.signal.aborted) {
    const { rev, value } = (await store.get(key))!;
    const counts = value as { owner: number; command: number };
    // At every step: a commit that was lost may be followed by others, and nobody would know.
    expect(counts.owner).toBe(counted);
    const put = [{ key, value: { ...counts, owner: counted + 1 } }];
    if (await store.commit({ partition: "ala", expect: [{ key, rev }], put })) counted += 1;
  }
  const said = JSON.parse(child.said()) as { counted: number; faults: unknown };
  expect(said.faults).toEqual({ "store.inUse": 800 });
  expect((await store.get(key))?.value).toEqual({ owner: counted, command: said.counted });
  expect(counted).toBeGreaterThan(0);
  expect(said.counted).toBeGreaterThan(0);
});

test("a command does through the owner what it would do itself: reads, commits, claims", async () => {
  const text = "zażółć\n\u2028 gęślą";
  await store.commit({
    partition: "ala",
    put: [{ key: note("ala", "1"), value: { text } }],
    schedule: [{ queue: "q", id: "j", at: 0, payload: [text] }],
  });
  const command = await beside();
  expect(await command.get(note("ala", "1"))).toEqual(await store.get(note("ala", "1")));
  expect(await command.get(note("ala", "none"))).toBeUndefined();
  expect(await all(command.scan("note"))).toEqual(await all(store.scan("note")));
  expect(await all(command.scan("note", "ola"))).toEqual([]);
  expect(await command.claim("q", 5, 1000)).toEqual([
    { queue: "q", id: "j", partition: "ala", payload: [text], claim: 1 },
  ]);
  const put = [{ key: note("ala", "1"), value: 2 }];
  expect(await command.commit({ partition: "ala", expect: [{ key: note("ala", "1"), rev: 7 }], put })).toBe(false);
  expect(await command.commit({ partition: "ala", expect: [{ key: note("ala", "1"), rev: 1 }], put })).toBe(true);
  expect((await store.get(note("ala", "1")))?.value).toBe(2);
  await command.close();
});

test("a command that breaks the store's rules is told which", async () => {
  const put = [{ key: note("ola"), value: 1 }];
  await expect((await beside()).commit({ partition: "ala", put })).rejects.toMatchObject({ code: "store.partition" });
});

test("a command on a store nobody owns has it for as long as it takes", async () => {
  await store.commit({ partition: "ala", put: [{ key: note("ala"), value: 1 }] });
  await store.close();
  const command = await beside();
  await expect(openLmdbStore({ dir, durability: "process" })).rejects.toMatchObject({ code: "store.inUse" });
  expect((await command.get(note("ala")))?.value).toBe(1);
  await command.close();
  store = await openLmdbStore({ dir, durability: "process" });
});

test("a command whose owner stops in the middle, or cannot be reached, is told so", async () => {
  const put = Array.from({ length: 2000 }, (_, n) => ({ key: note("ala", `${n}`), value: "x".repeat(1000) }));
  await store.commit({ partition: "ala", put });
  const dump = (await beside()).dump()[Symbol.asyncIterator]();
  await dump.next();
  const mark = readFileSync(join(dir, "owner.json"), "utf8");
  await store.close();
  const rest = async () => {
    while (!(await dump.next()).done);
  };
  await expect(rest()).rejects.toMatchObject({ code: "store.unanswered" });

  writeFileSync(join(dir, "owner.json"), JSON.stringify({ ...(JSON.parse(mark) as object), host: "another" }));
  await expect((await beside()).get(note("ala"))).rejects.toMatchObject({ code: "store.unanswered" });
});

test("a directory whose path is too long for a socket is refused at the start", async () => {
  const long = join(dir, "x".repeat(120));
  await expect(openLmdbStore({ dir: long, durability: "process" })).rejects.toMatchObject({ code: "store.open" });
});
