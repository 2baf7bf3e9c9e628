import { join } from "node:path";
import { createBroadcastDesk } from "../../src/broadcasts/desk";
import { startJob } from "../../src/broadcasts/records";
import { loadCatalog } from "../../src/conversation/catalog";
import { silentLog } from "../../src/ops/log";
import type { Worker } from "../../src/outbox/worker";
import type { Store } from "../../src/store/port";
import { startProgram } from "../store/child/start";
import { openStoreAt } from "../store/tempRedisStore";
import { institutionOf } from "../support/institution";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { root } from "../support/root";
import { until } from "../support/waiting";
import { addChat } from "./crowd";
import { startSender } from "./sender";

const people = 400;
const id = "b1";

let redis: RedisForTest;
let store: Store;
let successor: Worker | undefined;
beforeEach(async () => {
  redis = await openRedisForTest();
  store = await openStoreAt(redis.url, redis.prefix);
});
afterEach(async () => {
  await successor?.stop();
  await store.close();
  await redis.close();
});

test("when a process is killed in the middle of a broadcast, another one goes on, and nobody gets the message twice", async () => {
  for (let n = 0; n < people; n++) await addChat(store, `kept:${n}`);
  const catalog = loadCatalog(join(root, "dialogs"), institutionOf());
  const desk = createBroadcastDesk({ store, catalog, log: silentLog, clock: () => store.now(), timeZone: "UTC" });
  const draft = { texts: { pl: "Od jutra" }, audience: { kind: "everybody" }, by: { id: "u", name: "Marta" } } as const;
  await store.commit({ partition: "audit", schedule: [startJob(id, draft, store.now())] });

  const killed = startProgram(join(__dirname, "child", "sender.ts"), [redis.url, redis.prefix]);
  await killed.saysLines(people / 4);
  await killed.kill();
  const told = killed.said().trim().split("\n");
  expect(told.length).toBeLessThan(people);

  successor = startSender(store, (user) => told.push(user));
  await until("all to be told", async () => (await desk.get(id))?.state === "done");
  expect(told).toHaveLength(new Set(told).size);
  const { counts } = (await desk.get(id))!;
  expect(counts.told + counts.unclear).toBe(people);
  // Nobody counts as told who did not get the message; only those who were being written to at that moment are unknown.
  expect(counts.told).toBeLessThanOrEqual(told.length);
  expect(counts.unclear).toBeLessThanOrEqual(32);
});
