import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lifetimes, queueLifetimes } from "../../src/privacy/lifetimes";
import { openLmdbStore, type LmdbStore } from "../../src/store/lmdb/lmdbStore";
import { all } from "../store/contract/opened";
import { root } from "../support/root";
import { runCommand, type Ran } from "./command";

let dir: string;
let store: LmdbStore;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "legitka-encrypted-"));
  store = await openLmdbStore({ dir: join(dir, "data/store"), durability: "process" });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const run = (command: string, dataDir: string, ...args: string[]): Promise<Ran> =>
  runCommand(`src/cli/${command}.ts`, args, { DATA_DIR: join(dir, dataDir), SANDBOX: "on" });

/** Makes a pair of keys as `age-keygen` does: the private one is written to a file, the public one is returned. */
function keygen(file: string): string {
  const make = `import("age-encryption").then(async (age) => {
    const identity = await age.generateX25519Identity();
    console.log(identity + " " + (await age.identityToRecipient(identity)));
  })`;
  const [identity = "", recipient = ""] = execFileSync(process.execPath, ["-e", make], { cwd: root, encoding: "utf8" })
    .trim()
    .split(" ");
  writeFileSync(file, `# created: 2026-11-23\n# public key: ${recipient}\n${identity}\n`);
  return recipient;
}

const kinds = Object.keys(lifetimes);
const queues = Object.keys(queueLifetimes);
const people = Array.from({ length: 12 }, (_, n) => `web:Zażółć ${n}`);

/** Writes one more of everything that a person can have, in one commit, so that all of it must be of the same moment. */
function written(partition: string, round: number) {
  const value = { v: 1, it: { round, text: "ż".repeat((round * 97) % 4_000) } };
  return {
    partition,
    put: kinds.map((kind) => ({ key: { kind, partition, id: "1" }, value })),
    schedule: queues.map((queue) => ({ queue, id: "1", dueAt: 4e12 + round, payload: { round } })),
  };
}

test("a backup that is taken under load and encrypted is restored completely: every kind of record and job, and each person as of one moment", async () => {
  const keys = join(dir, "keys.txt");
  const recipient = keygen(keys);
  let rounds = 0;
  const load = { goesOn: true };
  const loading = (async () => {
    while (load.goesOn) {
      rounds += 1;
      for (const partition of people) await store.commit(written(partition, rounds));
    }
  })();
  const file = join(dir, "backup.age");
  const backup = await run("backup", "data", "--to", file, "--for", recipient);
  const atEnd = rounds;
  load.goesOn = false;
  await loading;
  expect(backup).toMatchObject({ code: 0 });
  const bytes = readFileSync(file, "latin1");
  expect(bytes.startsWith("age-encryption.org/v1")).toBe(true);
  expect(bytes).not.toContain("ticket");

  const restored = await run("restore", "restored", "--resume", "--identity", keys, file);
  expect(restored).toMatchObject({ code: 0, err: "" });
  const opened = await openLmdbStore({ dir: join(dir, "restored/store"), durability: "process" });
  try {
    for (const partition of people) {
      const records = (
        await Promise.all(kinds.map(async (kind) => all(opened.scan(kind, partition))))
      ).flat() as readonly { value: { it: { round: number; text: string } } }[];
      expect(records).toHaveLength(kinds.length);
      const [{ value } = { value: { it: { round: 0, text: "" } } }] = records;
      const { round } = value.it;
      expect(round).toBeGreaterThan(0);
      expect(round).toBeLessThanOrEqual(atEnd);
      for (const it of records) expect(it.value).toEqual(written(partition, round).put[0]?.value);
      const jobs = (await all(opened.dump())).filter((it) => it.kind === "job" && it.partition === partition);
      expect(jobs.map((it) => (it.kind === "job" ? [it.queue, it.dueAt, it.payload] : []))).toEqual(
        expect.arrayContaining(queues.map((queue) => [queue, 4e12 + round, { round }])),
      );
      expect(jobs).toHaveLength(queues.length);
    }
  } finally {
    await opened.close();
  }
});

test("an encrypted backup can be opened by nobody else, and one that was cut or changed restores nothing", async () => {
  const [ours, others] = [join(dir, "ours.txt"), join(dir, "others.txt")];
  const recipient = keygen(ours);
  keygen(others);
  for (const partition of people) await store.commit(written(partition, 1));
  const file = join(dir, "backup.age");
  expect(await run("backup", "data", "--to", file, "--for", recipient)).toMatchObject({ code: 0 });
  const restore = (...args: string[]): Promise<Ran> => run("restore", "restored", ...args, file);
  expect(await restore("--resume")).toMatchObject({
    code: 2,
    err: expect.stringContaining("no identity was named") as string,
  });
  expect(await restore("--identity", others)).toMatchObject({
    code: 2,
    err: expect.stringContaining("none of the identities") as string,
  });
  const bytes = readFileSync(file);
  truncateSync(file, bytes.length - 100);
  expect(await restore("--identity", ours)).toMatchObject({
    code: 2,
    err: expect.stringContaining("not whole") as string,
  });
  bytes[bytes.length - 2_000] = (bytes[bytes.length - 2_000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await restore("--identity", ours)).toMatchObject({
    code: 2,
    err: expect.stringContaining("not whole") as string,
  });
  const mistaken = await run("backup", "data", "--to", join(dir, "more.age"), "--for", "age1nobody");
  expect(mistaken).toMatchObject({ code: 2, err: expect.stringContaining("begins with age1") as string });
});
