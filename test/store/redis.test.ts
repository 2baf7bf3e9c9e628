import { startCluster, type RedisCluster } from "../support/redis/redisCluster";
import { openRedisForTest, type RedisForTest } from "../support/redis/redisForTest";
import { storeContract } from "./contract";
import { openTempRedisStore } from "./tempRedisStore";

describe("one server", () => {
  let redis: RedisForTest;
  beforeAll(async () => {
    redis = await openRedisForTest();
  });
  afterAll(() => redis.close());

  storeContract("Redis", () => openTempRedisStore(redis.url));
});

describe("three masters", () => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await startCluster(3);
  });
  afterAll(() => cluster.destroy());

  storeContract("Redis Cluster", () => openTempRedisStore(cluster.url));
});
