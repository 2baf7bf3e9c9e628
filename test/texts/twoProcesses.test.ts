import { copyIn } from "../support/copy";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { openWorld, type World } from "../support/world";
import type { Store } from "../../src/store/port";
import { openStoreAt } from "../store/tempRedisStore";
import { auditEntryRecord } from "../../src/helpdesk/auditRecords";
import { anna, publishAt, seenAt } from "./deskAt";

let redis: RedisForTest;
beforeAll(async () => {
  redis = await openRedisForTest();
});
afterAll(() => redis.close());

/** Two processes of the product on one store. */
const stores: Record<string, () => Promise<readonly [World, World]>> = {
  async "the embedded store"() {
    const first = await openWorld();
    const { store } = first;
    const shared: Store = Object.assign(Object.create(store) as Store, { close: () => Promise.resolve() });
    return [first, await openWorld({ openStore: () => Promise.resolve(shared) })];
  },
  async Redis() {
    const prefix = `legitka-texts-${process.pid}`;
    const openStore = () => openStoreAt(redis.url, prefix);
    return [await openWorld({ openStore }), await openWorld({ openStore })];
  },
};

describe.each(Object.entries(stores))("two processes on %s", (_, open) => {
  let here: World;
  let there: World;
  beforeEach(async () => {
    [here, there] = await open();
  });
  afterEach(async () => {
    await there.close();
    await here.close();
  });

  test("a text published in one is read by a student of the other after its next look, on the card and as a word to type", async () => {
    const key = "menu.human";
    const label = "Zielony guzik";
    const student = there.student();
    await student.opens();
    expect(await student.says(label)).not.toContain(copyIn("pl", "escalate.title"));
    expect(await publishAt(here.app.texts.desk, key, label)).toEqual({ ok: true });
    expect(await student.says("menu")).not.toContain(label);
    await there.app.texts.follower.look();
    expect(await student.says("menu")).toContain(label);
    expect(await student.says(label)).toContain(copyIn("pl", "escalate.title"));

    const { desk } = there.app.texts;
    await desk.revert(anna, await seenAt(desk, key), "shipped");
    await here.app.texts.follower.look();
    const other = here.student("Ala");
    expect(await other.opens()).toContain(copyIn("pl", key));
    expect((await here.app.texts.desk.entry(key))?.texts.pl.versions).toHaveLength(2);
  });
});

test("a process that starts says what was published before it", async () => {
  const world = await openWorld();
  try {
    await publishAt(world.app.texts.desk, "menu.welcomeBack", "Hej, {name}! W czym pomóc?");
    await world.restart();
    expect(world.app.catalog.say({ key: "menu.welcomeBack", values: { name: "Ola" } }, "pl")).toContain("Cześć");
    await world.app.start();
    expect(world.app.catalog.say({ key: "menu.welcomeBack", values: { name: "Ola" } }, "pl")).toContain("Hej");
    await world.app.texts.follower.stop();
  } finally {
    await world.close();
  }
});

test("who published is in the audit log", async () => {
  const world = await openWorld();
  try {
    await publishAt(world.app.texts.desk, "cancelled", "W porządku, przerywam.");
    const entries: unknown[] = [];
    for await (const it of world.store.scan("auditEntry")) entries.push(auditEntryRecord.read(it));
    const by = { id: anna.id, name: "Anna" };
    expect(entries).toMatchObject([{ what: "text.publish", by, reason: "pl:cancelled" }]);
  } finally {
    await world.close();
  }
});
