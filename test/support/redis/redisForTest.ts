import { randomBytes } from "node:crypto";
import { createClient } from "redis";
import { obtainRedis } from "./obtainRedis";
import { startRedis } from "./redisServer";

/** A Redis for tests that need no control over how it runs. */
export interface RedisForTest {
  readonly url: string;
  /** A prefix for keys that belong to this test alone. */
  readonly prefix: string;
  /** Removes all keys with the prefix; a server that belongs to this test alone is removed instead. */
  close(): Promise<void>;
}

/** Connects to the Redis at REDIS_TEST_URL, or else starts one for this test. */
export async function openRedisForTest(): Promise<RedisForTest> {
  const prefix = `legitka-test-${randomBytes(6).toString("hex")}`;
  const found = obtainRedis();
  if ("url" in found) return { url: found.url, prefix, close: () => clear(found.url, prefix) };
  const server = await startRedis({ appendfsync: "no" });
  return { url: server.url, prefix, close: () => server.destroy() };
}

async function clear(url: string, prefix: string): Promise<void> {
  const client = createClient({ url });
  client.on("error", () => undefined); // the commands below report the error
  await client.connect();
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1_000 })) {
    if (keys.length > 0) await client.unlink(keys);
  }
  await client.close();
}
