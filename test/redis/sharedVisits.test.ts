import { openRedis, type RedisConnection } from "../../src/redis/connection";
import { createSharedVisits } from "../../src/redis/sharedVisits";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { until } from "../support/waiting";

let redis: RedisForTest;
let connection: RedisConnection;
beforeAll(async () => {
  redis = await openRedisForTest();
  connection = await openRedis({ address: { urls: [redis.url] } });
});
afterAll(async () => {
  await connection.close();
  await redis.close();
});

const ofOneProcess = () => createSharedVisits({ run: connection.run, prefix: redis.prefix });

test("the processes over one Redis count visits together, each key on its own", async () => {
  const [one, other] = [ofOneProcess(), ofOneProcess()];
  await one.count("link:a", 60_000);
  await other.count("link:a", 60_000);
  await one.count("link:b", 60_000);
  const { current, ttl } = await other.count("link:a", 60_000);
  expect(current).toBe(3);
  expect(ttl).toBeGreaterThan(0);
  expect(ttl).toBeLessThanOrEqual(60_000);
});

test("a time window begins with its first visit, and further visits do not prolong it", async () => {
  const visits = ofOneProcess();
  await visits.count("chat:a", 300);
  await until("the window to be over", async () => (await visits.count("chat:a", 300)).current === 1, 20);
});
