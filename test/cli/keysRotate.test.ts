import { setTimeout as rest } from "node:timers/promises";
import { accountNamed, chatNamed } from "../support/ids";
import { accountKey, accountRecord } from "../../src/accounts/account";
import { ceremonyKey, ceremonyRecord } from "../../src/accounts/ceremony";
import { revocation } from "../../src/accounts/leaving";
import { createVault, keyOfSealed, type KeyRing } from "../../src/accounts/vault";
import { createWorkspaces } from "../../src/channels/slack/oauth/workspaces";
import { createAudit, readAudit } from "../../src/helpdesk/audit";
import { createSeals } from "../../src/helpdesk/auditChain";
import { reseal, type Besides } from "../../src/maintenance/reseal";
import { rotationReport } from "../../src/maintenance/rotationReport";
import { parseRedisUrl, type RedisAddress } from "../../src/redis/address";
import { openRedis } from "../../src/redis/connection";
import { mostRaces } from "../../src/store/lostRace";
import type { Store } from "../../src/store/port";
import { openRedisStore } from "../../src/store/redis/redisStore";
import { copy } from "../support/copy";
import { openRedisForTest } from "../support/redis/redisForTest";
import { openWorld, type World } from "../support/world";
import { runCommand } from "./command";

const k1 = { id: "k1", key: Buffer.alloc(32, 1) };
const k2 = { id: "k2", key: Buffer.alloc(32, 2) };
const written = (...keys: KeyRing["keys"]): string =>
  keys.map(({ id, key }) => `${id}:${key.toString("base64")}`).join(",");

const minute = 60_000;
const by = { id: "slack:T:U", name: "Ewa" };
const action = { by, what: "lookup", about: "123456", ticket: null, reason: "r", outcome: "asked" };
const token = { key: "access-key-0001", secret: "access-secret-0001" };

/** Writes one record of everything that is stored sealed, sealed with the first key of a ring. */
async function fill(store: Store, ring: KeyRing): Promise<void> {
  const vault = createVault(ring);
  const sealed = (context: string): string => vault.seal(JSON.stringify(token), context);
  const account = (name: string) => ({
    usosId: name,
    firstName: "Anna",
    studentNumber: null,
    token: sealed(`opole:${name}`),
    chats: [],
    orders: {},
    ordering: null,
    placed: null,
    lastTrouble: null,
    codes: null,
    reminders: {
      on: true,
      snoozedUntil: 0,
      sent: [],
    },
  });
  for (const name of ["1", "2"]) {
    const id = accountNamed(`opole:${name}`);
    const key = accountKey(id);
    const schedule = name === "1" ? [revocation(id, sealed(id), store.now())] : [];
    const put = [{ key, value: accountRecord.write(account(name)) }];
    await store.commit({ partition: key.partition, put, schedule });
  }
  const ceremony = {
    chatId: chatNamed("fake:x"),
    chat: "x",
    lang: "pl" as const,
    expiresAt: 0,
    state: "authorized" as const,
    request: null,
    access: sealed("c1"),
    askingUntil: null,
    formKey: null,
    backKey: null,
    user: null,
    codeHash: null,
    triesLeft: 5,
    usedBy: null,
  };
  const key = ceremonyKey("c1");
  await store.commit({ partition: "c1", put: [{ key, value: ceremonyRecord.write(ceremony) }] });
  const workspaces = createWorkspaces(store, vault, () => 0);
  await workspaces.installed({ team: "T1", botToken: "xoxb-secret", botUser: "U", botId: "B", app: "A" });
  await createAudit({ store, seals: createSeals(ring), clock: () => store.now() }).note(action, "event-1");
}

/** Checks that everything sealed can be opened with this key alone, and that the head of the audit log belongs to it. */
async function expectOpenWith(store: Store, key: KeyRing["keys"][number]): Promise<void> {
  const vault = createVault({ keys: [key] });
  for (const name of ["1", "2"]) {
    const account = accountRecord.read((await store.get(accountKey(accountNamed(`opole:${name}`))))!);
    expect(JSON.parse(vault.open(account.token!, `opole:${name}`))).toEqual(token);
  }
  const ceremony = ceremonyRecord.read((await store.get(ceremonyKey("c1")))!);
  expect(JSON.parse(vault.open(ceremony.access!, "c1"))).toEqual(token);
  expect((await createWorkspaces(store, vault, () => 0).of("T1"))?.botToken).toBe("xoxb-secret");
  expect((await readAudit(store, createSeals({ keys: [key] }))).isGood).toBe(true);
}

const summary =
  "sealed anew with k2: 2 accounts, 1 sign-ins under way, 1 Slack workspaces, 1 revocations, 1 audit log's head";

/** Writes to an account as the product does; returns whether no other writer came first. */
async function writeToAccount(store: Store): Promise<boolean> {
  const key = accountKey(accountNamed("opole:1"));
  const stored = (await store.get(key))!;
  const it = accountRecord.read(stored);
  const reminders = { ...it.reminders, snoozedUntil: it.reminders.snoozedUntil + 1 };
  const value = accountRecord.write({ ...it, reminders });
  return store.commit({ partition: key.partition, expect: [stored], put: [{ key, value }] });
}

describe("the rotation of keys", () => {
  let world: World | undefined;
  let ring: KeyRing;

  afterEach(() => world?.close());

  const open = async (...keys: KeyRing["keys"]): Promise<World> => {
    ring = { keys };
    return (world = await openWorld({ readyAfterMs: minute, keys: () => ring, start: new Date().toISOString() }));
  };
  const restartWith = async (...keys: KeyRing["keys"]): Promise<void> => {
    ring = { keys };
    await world!.restart();
  };

  test("seals everything anew beside the running product, says what may go, and does nothing the second time", async () => {
    const { store, dir } = await open(k1);
    await fill(store, { keys: [k1] });
    const env = { DATA_DIR: dir, TOKEN_KEYS: written(k2, k1) };
    const first = await runCommand("src/cli/keysRotate.ts", [], env);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain(summary);
    expect(first.out).toMatch(/1 entries of the audit log are sealed with it: leave it as the last key until \d{4}-/);
    await expectOpenWith(store, k2);
    for (const secret of [token.key, token.secret, "xoxb", ...[k1, k2].map(({ key }) => key.toString("base64"))])
      expect(first.out + first.err).not.toContain(secret);

    await createAudit({ store, seals: createSeals({ keys: [k2, k1] }), clock: Date.now }).prune(Date.now() + minute);
    const second = await runCommand("src/cli/keysRotate.ts", [], env);
    expect(second.code).toBe(0);
    expect(second.out).toContain("sealed anew with k2: nothing");
    expect(second.out).toContain("you may now remove k1");
  });

  test("does the same in Redis", async () => {
    const redis = await openRedisForTest();
    const connection = await openRedis({ address: parseRedisUrl(redis.url) as RedisAddress });
    const store = await openRedisStore({ redis: connection, prefix: redis.prefix });
    try {
      await fill(store, { keys: [k1] });
      const ran = await runCommand("src/cli/keysRotate.ts", [], {
        REDIS_URL: redis.url,
        REDIS_PREFIX: redis.prefix,
        TOKEN_KEYS: written(k2, k1),
      });
      expect(ran).toMatchObject({ code: 0, err: "" });
      expect(ran.out).toContain(summary);
      await expectOpenWith(store, k2);
    } finally {
      await store.close();
      await redis.close();
    }
  });

  test("keeps what the product writes at the same time", async () => {
    const { store, dir } = await open(k1);
    await fill(store, { keys: [k1] });
    const rotation = runCommand("src/cli/keysRotate.ts", [], { DATA_DIR: dir, TOKEN_KEYS: written(k2, k1) });
    const over = new AbortController();
    void rotation.finally(() => over.abort());
    let writes = 0;
    while (!over.signal.aborted || writes < 12) {
      if (await writeToAccount(store)) writes += 1;
      await rest(5);
    }
    expect((await rotation).code).toBe(0);
    const after = accountRecord.read((await store.get(accountKey(accountNamed("opole:1"))))!);
    expect(after.reminders.snoozedUntil).toBe(writes);
    expect(keyOfSealed(after.token!)).toBe("k2");
  });

  test.each([
    ["goes on after", mostRaces - 1, "k2"],
    ["leaves as it is, and says so, what was written to at", mostRaces, "k1"],
  ])("%s %i lost races in a row", async (_, races, sealedWith) => {
    const { store } = await open(k1);
    await fill(store, { keys: [k1] });
    let left = races;
    // Each time, another writer commits between the command's read and its write.
    const busy: Besides = {
      now: () => store.now(),
      scan: store.scan.bind(store),
      claim: store.claim.bind(store),
      get: (key) => store.get(key),
      async commit(it) {
        if (it.partition === "opole:1" && it.put && left > 0 && (await writeToAccount(store))) left -= 1;
        return store.commit(it);
      },
    };
    const resealed = await reseal(busy, { keys: [k2, k1] });
    expect(left).toBe(0);
    const after = accountRecord.read((await store.get(accountKey(accountNamed("opole:1"))))!);
    expect([after.reminders.snoozedUntil, keyOfSealed(after.token!)]).toEqual([races, sealedWith]);
    expect(keyOfSealed(accountRecord.read((await store.get(accountKey(accountNamed("opole:2"))))!).token!)).toBe("k2");
    const { lines } = rotationReport({ names: ["k2", "k1"], resealed, uses: new Map(), auditMs: 0 });
    const said = "left as it was: 1 accounts. Somebody else wrote there each of the 30 times it was tried";
    expect(lines.join("\n").includes(said)).toBe(sealedWith === "k1");
  });

  test("tells of a key that is gone and still needed, and leaves what it sealed as it is", async () => {
    const { store, dir } = await open(k1);
    await fill(store, { keys: [k1] });
    const before = await store.get(accountKey(accountNamed("opole:1")));
    const ran = await runCommand("src/cli/keysRotate.ts", [], { DATA_DIR: dir, TOKEN_KEYS: written(k2) });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("k1 is not in TOKEN_KEYS, and needed: 2 accounts");
    expect(await store.get(accountKey(accountNamed("opole:1")))).toEqual(before);
  });

  test("lets a student go on through all its steps, old and new processes side by side", async () => {
    const { dir } = await open(k1, k2);
    const ola = world!.student();
    await ola.opens();
    await ola.presses("link");
    // The page is shown by a process whose first key is the old one, and the digits are read by a process with the new one; then the other way round.
    const code = await ola.sixDigits("anna");
    await restartWith(k2, k1);
    expect(await ola.says(code)).toContain("Gotowe, Anna");
    const second = world!.student();
    await second.opens();
    await second.presses("link");
    const other = await second.sixDigits("anna");
    await restartWith(k1, k2);
    expect(await second.says(other)).toContain("Gotowe, Anna");

    await restartWith(k2, k1);
    expect((await runCommand("src/cli/keysRotate.ts", [], { DATA_DIR: dir, TOKEN_KEYS: written(k2, k1) })).code).toBe(
      0,
    );
    await restartWith(k2);
    await second.presses("place");
    await world!.pass(4 * minute);
    expect(second.seesAll).toContain(copy("push.readyTitle"));
    expect(world!.logLines.join("")).not.toContain("vault.cannotOpen");
  });
});
