import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beginSeal } from "../../src/store/lmdb/file/guard";
import { openLmdbStore, type LmdbStore } from "../../src/store/lmdb/lmdbStore";
import { runCommand, type Ran } from "./command";

const tokenKeys = `k1:${Buffer.alloc(32, 7).toString("base64")}`;

let dataDir: string;
let store: LmdbStore | undefined;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "legitka-check-"));
  store = await openLmdbStore({ dir: join(dataDir, "store"), durability: "process" });
  for (let n = 0; n < 40; n++)
    await store.commit({
      partition: "web:ola",
      put: [{ key: { kind: "note", partition: "web:ola", id: `${n}` }, value: "x".repeat(n * 100) }],
      schedule: [{ queue: "q", id: `${n}`, dueAt: n, payload: {} }],
    });
});
afterEach(async () => {
  await store?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const run = (command: string, ...args: string[]): Promise<Ran> =>
  runCommand(`src/cli/${command}.ts`, args, { DATA_DIR: dataDir, SANDBOX: "on", TOKEN_KEYS: tokenKeys });
const dataFile = (): string => join(dataDir, "store", "data.mdb");

async function stop(): Promise<void> {
  await store?.close();
  store = undefined;
}

test("store:check says what a store contains, while the product writes to it and after it has stopped", async () => {
  const writing = { goesOn: true };
  const writer = (async () => {
    for (let n = 0; writing.goesOn; n++)
      await store?.commit({
        partition: "web:jan",
        put: [{ key: { kind: "note", partition: "web:jan", id: `${n % 50}` }, value: "y".repeat((n * 37) % 9_000) }],
      });
  })();
  expect(await run("storeCheck")).toMatchObject({ code: 0, err: "" });
  writing.goesOn = false;
  await writer;
  await stop();
  const { code, out } = await run("storeCheck");
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/whole: \d+ records and 40 jobs/) as string });
});

test("a damaged store is reported by store:check, and refused for a backup and for a rotation of keys", async () => {
  await stop();
  const bytes = readFileSync(dataFile());
  // This destroys both the pages that hold something and the free ones.
  bytes.fill(0, 8_192);
  writeFileSync(dataFile(), bytes);
  for (const command of ["storeCheck", "backup", "keysRotate"]) {
    const { code, err } = await run(command);
    expect({ command, code }).toEqual({ command, code: 2 });
    expect(err).toContain("is damaged");
    expect(err).toContain("npm run restore");
  }
  truncateSync(dataFile(), 0);
  expect((await run("storeCheck")).err).toContain("is empty");
  rmSync(dataFile());
  expect((await run("storeCheck")).err).toContain("is gone");
});

test("a store whose creation was interrupted is reported as empty, and is created by the next start", async () => {
  await stop();
  rmSync(join(dataDir, "store"), { recursive: true });
  mkdirSync(join(dataDir, "store"));
  beginSeal(join(dataDir, "store"));
  writeFileSync(dataFile(), "");
  const { code, out } = await run("storeCheck");
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^The store holds nothing yet/) as string });
  store = await openLmdbStore({ dir: join(dataDir, "store"), durability: "process" });
  expect(await store.depth("q")).toBe(0);
});
