import { createClient } from "redis";
import { openRedisForTest, type RedisForTest } from "./redisForTest";
import { type RedisProxy, startRedisProxy } from "./redisProxy";

const connectTo = (url: string, reconnectStrategy: false | number) =>
  createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy, connectTimeout: 300 } }).on(
    "error",
    () => undefined, // the commands report the error
  );
type Client = ReturnType<typeof connectTo>;

let redis: RedisForTest;
let proxy: RedisProxy;
let direct: Client;
let client: Client;
let key: string;

beforeAll(async () => {
  redis = await openRedisForTest();
  direct = connectTo(redis.url, false);
  await direct.connect();
});
afterAll(async () => {
  direct.destroy();
  await redis.close();
});
beforeEach(async () => {
  proxy = await startRedisProxy(redis.url);
  client = connectTo(proxy.url, 5);
  await client.connect();
  key = `${redis.prefix}:${expect.getState().currentTestName ?? ""}`;
});
afterEach(async () => {
  client.destroy();
  await proxy.close();
});

const back = (): Promise<void> => new Promise((resolve) => client.once("ready", () => resolve()));

test("lets everything through", async () => {
  const long = "x".repeat(300_000);
  await client.set(key, long);
  expect(await client.get(key)).toBe(long);
  expect(proxy.connections()).toBe(1);
});

test("a swallowed reply: the server has executed a command whose result the client never gets", async () => {
  const cut = proxy.swallowReplies();
  await expect(client.incr(key)).rejects.toThrow(/closed/i);
  await cut;
  await back();
  expect(await direct.get(key)).toBe("1");
  expect(await client.incr(key)).toBe(2);
});

test("cut after so many bytes: replies that fit arrive, the next does not", async () => {
  await direct.set(key, "0123456789");
  proxy.cutAfter("$10\r\n0123456789\r\n".length + 4);
  const [first, second] = await Promise.allSettled([client.get(key), client.get(key)]);
  expect(first).toMatchObject({ status: "fulfilled", value: "0123456789" });
  expect(second.status).toBe("rejected");
});

test("cut: clients that were connected connect again", async () => {
  const again = back();
  proxy.cut();
  await again;
  expect(await client.ping()).toBe("PONG");
});

test("connections are refused until the proxy accepts them again", async () => {
  await proxy.refuse();
  await expect(connectTo(proxy.url, false).connect()).rejects.toThrow("ECONNREFUSED");
  const again = back();
  await proxy.accept();
  await again;
  expect(await client.ping()).toBe("PONG");
});

test("hanging: neither old nor new connections get an answer; a cut ends it", async () => {
  proxy.hang();
  let answered = false;
  const reply = client.incr(key).finally(() => (answered = true));
  const late = createClient({ url: proxy.url, socket: { reconnectStrategy: false, socketTimeout: 100 } });
  late.on("error", () => undefined);
  await expect(late.connect()).rejects.toThrow();
  expect(answered).toBe(false);
  expect(await direct.get(key)).toBeNull();
  const again = back();
  proxy.cut();
  await expect(reply).rejects.toThrow(/closed/i);
  await again;
  expect(await client.ping()).toBe("PONG");
});
