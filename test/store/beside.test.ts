import { once } from "node:events";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { openLmdbBeside, openLmdbReader } from "../../src/store/lmdb/beside";
import { openEnvironment } from "../../src/store/lmdb/environment";
import { openLmdbStore, type LmdbStore } from "../../src/store/lmdb/lmdbStore";
import { socketIn } from "../../src/store/lmdb/socket";
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

test("commands that read and write beside the owner, and second copies started by mistake, make it lose no commit", async () => {
  const key = { kind: "counts", partition: "ala" };
  await store.commit({ partition: "ala", put: [{ key, value: { owner: 0, command: 0 } }] });
  const child = startChild("beside", dir);
  const over = new AbortController();
  void child.ended.then(() => over.abort());
  let counted = 0;
  while (!over.signal.aborted) {
    const { rev, value } = (await store.get(key))!;
    const counts = value as { owner: number; command: number };
    // This is checked at every step: after a lost commit others may follow, and nobody would notice.
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

test("a command can read, commit and claim through the owner", async () => {
  const words = "zażółć\n\u2028 gęślą";
  await store.commit({
    partition: "ala",
    put: [{ key: note("ala", "1"), value: { words } }],
    schedule: [{ queue: "q", id: "j", dueAt: 0, payload: [words] }],
  });
  const command = await beside();
  expect(await command.get(note("ala", "1"))).toEqual(await store.get(note("ala", "1")));
  expect(await command.get(note("ala", "none"))).toBeUndefined();
  expect(await all(command.scan("note"))).toEqual(await all(store.scan("note")));
  expect(await all(command.scan("note", "ola"))).toEqual([]);
  expect(await command.claim("q", 5, 1000)).toEqual([
    { queue: "q", id: "j", partition: "ala", payload: [words], claim: 1 },
  ]);
  const put = [{ key: note("ala", "1"), value: 2 }];
  expect(await command.commit({ partition: "ala", expect: [{ key: note("ala", "1"), rev: 7 }], put })).toBe(false);
  expect(await command.commit({ partition: "ala", expect: [{ key: note("ala", "1"), rev: 1 }], put })).toBe(true);
  expect((await store.get(note("ala", "1")))?.value).toBe(2);
  await command.close();
});

test("a command that breaks a rule of the store is told which one", async () => {
  const put = [{ key: note("ola"), value: 1 }];
  await expect((await beside()).commit({ partition: "ala", put })).rejects.toMatchObject({ code: "store.partition" });
});

test("a command on a store without an owner owns it for as long as it runs", async () => {
  await store.commit({ partition: "ala", put: [{ key: note("ala"), value: 1 }] });
  await store.close();
  const command = await beside();
  await expect(openLmdbStore({ dir, durability: "process", waitMs: 100 })).rejects.toMatchObject({
    code: "store.inUse",
  });
  expect((await command.get(note("ala")))?.value).toBe(1);
  await command.close();
  store = await openLmdbStore({ dir, durability: "process" });
});

test("a command is told when the owner stops in the middle or cannot be reached", async () => {
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
  await expect(openLmdbBeside({ dir, durability: "process" }, 100)).rejects.toMatchObject({ code: "store.unanswered" });
});

test("a command is told about requests that the owner could not read or does not understand", async () => {
  await store.close();
  const environment = openEnvironment({ dir, durability: "process" });
  await environment.transact(() => environment.records.put(["note", "ala"], "{torn", 1));
  await environment.close();
  const faults: unknown[] = [];
  store = await openLmdbStore({ dir, durability: "process", onCommandFault: (fault) => faults.push(fault) });
  await expect(all((await beside()).scan("note"))).rejects.toMatchObject({ code: "store.damaged" });
  expect(faults).toHaveLength(1);
  const answer = await new Promise<string>((resolve, reject) => {
    const asking = request({ socketPath: socketIn(dir), method: "POST" }, (it) => void text(it).then(resolve, reject));
    asking.end('{"do":"everything"}');
  });
  expect(answer).toContain('"store.request"');
  expect(answer).not.toContain('"end"');
});

test("a command that reads a store without an owner leaves no mark, so that a process can start on it", async () => {
  await store.commit({ partition: "ala", put: [{ key: note("ala"), value: 1 }] });
  await store.close();
  const reader = await openLmdbReader(dir);
  expect(readdirSync(dir).sort()).toEqual(["data.mdb", "lock.mdb", "seal.json"]);
  expect((await all(reader.scan("note"))).map(({ value }) => value)).toEqual([1]);
  // Within one process, LMDB can open a directory in one way only.
  await reader.close();
  store = await openLmdbStore({ dir, durability: "process" });
});

test("when many processes start at once on a mark that was left behind, one of them gets the directory", async () => {
  await store.close();
  for (let round = 0; round < 20; round++) {
    writeFileSync(join(dir, "owner.json"), '{"pid":12');
    const started = await Promise.allSettled(
      Array.from({ length: 8 }, () => openLmdbStore({ dir, durability: "process" })),
    );
    const opened = started.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []));
    expect(opened).toHaveLength(1);
    await opened[0]?.close();
  }
  store = await openLmdbStore({ dir, durability: "process" });
  expect(readdirSync(dir).sort()).toEqual(["commands.sock", "data.mdb", "lock.mdb", "owner.json", "seal.json"]);
});

test("the process that answers at a directory's socket owns the directory, even if its mark looks stale", async () => {
  const mark = JSON.parse(readFileSync(join(dir, "owner.json"), "utf8")) as object;
  await store.close();
  writeFileSync(join(dir, "owner.json"), JSON.stringify({ ...mark, pid: 0x3fffff }));
  const other = createServer().listen(socketIn(dir));
  await once(other, "listening");
  await expect(openLmdbStore({ dir, durability: "process" })).rejects.toMatchObject({ code: "store.inUse" });
  other.close();
  await once(other, "close");
  store = await openLmdbStore({ dir, durability: "process" });
});

test("where no socket can be created the store works, and commands are told that nobody answers", async () => {
  const long = join(dir, "x".repeat(120));
  const faults: unknown[] = [];
  const onCommandFault = (fault: unknown): void => void faults.push(fault);
  const far = await openLmdbStore({ dir: long, durability: "process", onCommandFault });
  expect(faults).toHaveLength(1);
  await far.commit({ partition: "ala", put: [{ key: note("ala"), value: 1 }] });
  await expect(openLmdbReader(long, 100)).rejects.toMatchObject({ code: "store.unanswered" });
  await far.close();
});
