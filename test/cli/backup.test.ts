import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backupLines } from "../../src/maintenance/backupFile";
import { openDump, openLoader } from "../../src/maintenance/engines";
import { restoreBackup } from "../../src/maintenance/restoreBackup";
import { createRestoreRules, type RestoreRules } from "../../src/maintenance/restoreRules";
import { parseRedisUrl, type RedisAddress } from "../../src/redis/address";
import type { Dumped } from "../../src/store/dump";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { copy } from "../support/copy";
import { openRedisForTest } from "../support/redis/redisForTest";
import { openWorld, type World } from "../support/world";
import { runCommand } from "./command";
import { switchedStore, type SwitchedStore } from "./switchedStore";

const minute = 60_000;
const tokenKeys = `k1:${Buffer.alloc(32, 7).toString("base64")}`;

let dir: string;
let world: World;
let switched: SwitchedStore;
/** Called after every commit of the product's. */
let afterCommit: (text: string) => Promise<void>;

beforeEach(async () => {
  afterCommit = () => Promise.resolve();
  dir = mkdtempSync(join(tmpdir(), "legitka-backup-"));
  world = await openWorld({
    readyAfterMs: minute,
    keys: () => ({ keys: [{ id: "k1", key: Buffer.alloc(32, 7) }] }),
    async openStore(at, clock) {
      const store = await openLmdbStore({ dir: at, durability: "process", clock });
      switched = switchedStore({
        ...store,
        async commit(commit) {
          const held = await store.commit(commit);
          if (held) await afterCommit(JSON.stringify(commit));
          return held;
        },
      });
      return switched.store;
    },
  });
});
afterEach(async () => {
  await world.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Everything in a store, in a fixed order. */
async function everythingIn(where: { dataDir: string; redis?: { address: RedisAddress; prefix: string } }) {
  const dump = await openDump({ dataDir: where.dataDir, redis: where.redis, durability: "process" });
  const all: Dumped[] = [];
  for await (const it of dump.read()) all.push(it);
  await dump.close();
  const nameOf = (it: Dumped): string =>
    JSON.stringify(it.kind === "record" ? ["r", it.key] : ["j", it.queue, it.partition, it.id]);
  return all.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const ordersAtUsos = (): number => world.sandbox.control.calls("cards/make_mcard_order");

/** Writes what the command writes, without a process of its own. */
async function backUp(file: string): Promise<void> {
  const dump = await openDump({ dataDir: world.dir, redis: undefined, durability: "process" });
  const about = { institution: "opole", engine: dump.engine, at: new Date(world.now()).toISOString() };
  writeFileSync(file, "");
  for await (const line of backupLines(dump.read(), about)) appendFileSync(file, line);
  await dump.close();
}

/** Restores at the time of the world's clock; returns what the rules of restoring did. */
async function restoreInto(dataDir: string, file: string): Promise<RestoreRules["counts"]> {
  const rules = createRestoreRules(world.now());
  const loader = await openLoader({ dataDir, redis: undefined, durability: "process" });
  try {
    await restoreBackup(file, loader, "opole", rules);
  } finally {
    await loader.close();
  }
  return rules.counts;
}

/** Takes the running store away and makes the next process start on the restored one in `to`. */
async function startOn(to: string): Promise<() => Promise<void>> {
  const restored = await openLmdbStore({ dir: join(to, "store"), durability: "process", clock: world.now });
  switched.use(restored);
  await world.restart();
  await world.settle();
  return () => restored.close();
}

test("is all of a store, for nobody else to read, and fills another one that is the same", async () => {
  const ola = world.student();
  await ola.signsInAs("anna");
  await ola.presses("place");
  await world.pass(2 * minute);
  const file = join(dir, "backup.jsonl");
  const made = await runCommand("src/cli/backup.ts", ["--to", file], { DATA_DIR: world.dir });
  expect(made).toMatchObject({ code: 0, out: "" });
  expect(JSON.parse(made.err)).toMatchObject({
    msg: expect.stringMatching(/^backup: \d+ records, \d+ jobs$/) as string,
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const to = join(dir, "data");
  const done = await runCommand("src/cli/restore.ts", ["--resume", file], { DATA_DIR: to });
  expect(done).toMatchObject({ code: 0, err: "" });
  const all = await everythingIn({ dataDir: to });
  expect(all.filter((it) => it.kind === "record").length).toBeGreaterThan(3);
  expect(all.filter((it) => it.kind === "job").length).toBeGreaterThan(1);
  expect(all).toEqual(await everythingIn({ dataDir: world.dir }));

  const later = await runCommand("src/cli/restore.ts", [file], { DATA_DIR: join(dir, "later") });
  expect(later.out).toContain("ordered again: nothing (0 students are told)");
  expect(later.out).toContain("1 accounts, for what was ordered since");

  await expect(restoreInto(to, file)).rejects.toThrow("The store holds something already");
  expect(await everythingIn({ dataDir: to })).toEqual(all);
});

test("moves from lmdb to Redis and back, and nothing is changed", async () => {
  const redis = await openRedisForTest();
  try {
    const ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(2 * minute);
    const inRedis = { REDIS_URL: redis.url, REDIS_PREFIX: redis.prefix, TOKEN_KEYS: tokenKeys, DATA_DIR: dir };
    await backUp(join(dir, "first"));
    expect(await runCommand("src/cli/restore.ts", ["--resume", join(dir, "first")], inRedis)).toMatchObject({
      code: 0,
    });
    const refused = await runCommand("src/cli/restore.ts", ["--resume", join(dir, "first")], inRedis);
    expect(refused.err).toContain("The store holds something already");
    expect(await runCommand("src/cli/backup.ts", ["--to", join(dir, "second")], inRedis)).toMatchObject({ code: 0 });
    const back = join(dir, "back");
    const restored = await runCommand("src/cli/restore.ts", ["--resume", join(dir, "second")], { DATA_DIR: back });
    expect(restored).toMatchObject({ code: 0 });

    const address = parseRedisUrl(redis.url) as RedisAddress;
    const origin = await everythingIn({ dataDir: world.dir });
    expect(await everythingIn({ dataDir: "", redis: { address, prefix: redis.prefix } })).toEqual(origin);
    expect(await everythingIn({ dataDir: back })).toEqual(origin);
  } finally {
    await redis.close();
  }
});

test("takes a student in the middle of an order to the code", async () => {
  const ola = world.student();
  await ola.signsInAs("anna");
  await ola.presses("place");
  const file = join(dir, "backup");
  await backUp(file);
  // Everything after the backup is lost with the disk.
  const to = join(dir, "data");
  expect(await restoreInto(to, file)).toMatchObject({ lookedAt: 1, unclear: 0 });
  const close = await startOn(to);
  await world.pass(15 * minute);
  expect(ola.seesAll).toContain(copy("push.readyTitle"));
  expect(ola.screen.some(({ secret }) => secret)).toBe(true);
  expect(ordersAtUsos()).toBe(1);
  await close();
});

test("orders nothing again that was about to be ordered: the student is told, and the order is found", async () => {
  const ola = world.student();
  await ola.signsInAs("anna");
  const file = join(dir, "backup");
  afterCommit = async (commit) => {
    if (commit.includes('"order.place"') && !existsSync(file)) await backUp(file);
  };
  await ola.presses("place");
  expect(readFileSync(file, "utf8")).toContain('"order.place"');
  expect(ordersAtUsos()).toBe(1);

  const to = join(dir, "data");
  expect(await restoreInto(to, file)).toMatchObject({ unclear: 1 });
  const before = ola.screen.length;
  const close = await startOn(to);
  await world.pass(20 * minute);
  expect(ordersAtUsos()).toBe(1);
  const since = ola.screen.slice(before).map(({ view }) => JSON.stringify(view));
  expect(since[0]).toContain(copy("order.unclear"));
  expect(since.join()).toContain(copy("push.readyTitle"));
  await close();
});

test("is refused when it is not whole, and nothing is written", async () => {
  const ola = world.student();
  await ola.signsInAs("anna");
  // This file also contains the words of npm itself, which can happen to an operator.
  const { out: written } = await runCommand("src/cli/backup.ts", [], { DATA_DIR: world.dir });
  const out = `\n> legitka@0.1.0 backup\n> tsx src/cli/backup.ts\n\n${written}`;
  const file = join(dir, "spoilt");
  const to = join(dir, "data");
  const spoilt: Record<string, string> = {
    "with a line changed": out.replace("Anna", "Ewa"),
    "without a line": out.split("\n").toSpliced(7, 1).join("\n"),
    "without its end": out.replace(/\{"end".*\n/, ""),
    "with more after its end": `${out}{}\n`,
    "of something else": "{}\n",
    "cut off": out.slice(0, out.length / 2),
  };
  for (const [what, text] of Object.entries(spoilt)) {
    expect([what, text]).not.toEqual([what, out]);
    writeFileSync(file, text);
    await expect(restoreInto(to, file)).rejects.toThrow(/is not whole|is no backup/);
  }
  const refused = await runCommand("src/cli/restore.ts", [file], { DATA_DIR: to });
  expect(refused.code).toBe(2);
  expect(refused.err).toContain("is not whole");
  await expect(openDump({ dataDir: to, redis: undefined, durability: "process" })).rejects.toThrow("no store");
  writeFileSync(file, out);
  await restoreInto(to, file);
});
