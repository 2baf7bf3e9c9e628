import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createClient, createCluster } from "redis";
import { startCluster } from "./redisCluster";
import { openRedisForTest } from "./redisForTest";
import { type RedisOptions, type RedisServer, startRedis } from "./redisServer";
import { until } from "../waiting";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const it of closing.splice(0).reverse()) await it();
});

async function start(options?: RedisOptions): Promise<RedisServer> {
  const server = await startRedis(options);
  closing.push(() => server.destroy());
  return server;
}

type Client = ReturnType<typeof createClient>;

async function connect(url: string, socket: object = {}): Promise<Client> {
  const client: Client = createClient({ url, socket: { reconnectStrategy: false, ...socket } });
  client.on("error", () => undefined);
  await client.connect();
  closing.push(() => {
    if (client.isOpen) client.destroy();
    return Promise.resolve();
  });
  return client;
}

test("after a kill and a restart it has the same port and what was written to the disk", async () => {
  const server = await start({ appendfsync: "always" });
  await (await connect(server.url)).set("key", "kept");
  await server.kill();
  await expect(connect(server.url)).rejects.toThrow("ECONNREFUSED");
  await server.restart();
  expect(await (await connect(server.url)).get("key")).toBe("kept");
  await server.stop();
  await server.restart();
  expect(await (await connect(server.url)).get("key")).toBe("kept");
});

test("while it is suspended it answers nothing, and goes on afterwards", async () => {
  const server = await start();
  const client = await connect(server.url);
  server.pause();
  let answered = false;
  const reply = client.ping().then((it) => ((answered = true), it));
  await expect(connect(server.url, { connectTimeout: 100, socketTimeout: 100 })).rejects.toThrow();
  expect(answered).toBe(false);
  server.resume();
  expect(await reply).toBe("PONG");
  server.pause();
  await server.destroy(); // this must work although the server is suspended
});

test("with TLS and an ACL user it lets in nobody else", async () => {
  const server = await start({ tls: true, user: "legitka", password: "s3cret/&" });
  expect(server.url).toMatch(/^rediss:\/\/legitka:/);
  const trust = { tls: true, ca: server.ca };
  expect(await (await connect(server.url, trust)).ping()).toBe("PONG");
  await expect(connect(server.url)).rejects.toThrow(/self.signed/);
  await expect(connect(`rediss://127.0.0.1:${server.port}`, trust).then((it) => it.ping())).rejects.toThrow("NOAUTH");
});

test("a password without a user belongs to the default user", async () => {
  const server = await start({ password: "word" });
  expect(await (await connect(server.url)).ping()).toBe("PONG");
});

test("an invalid configuration is reported in Redis's own words", async () => {
  await expect(startRedis({ config: { "no-such-thing": "1" } })).rejects.toThrow(/did not start: .*no-such-thing/s);
});

test("a Cluster of three masters takes keys in all slots", async () => {
  const cluster = await startCluster(3);
  closing.push(() => cluster.destroy());
  const client = createCluster({ rootNodes: cluster.url.split(",").map((url) => ({ url })) });
  client.on("error", () => undefined);
  await client.connect();
  const keys = Array.from({ length: 50 }, (_, i) => `key ${i}`);
  await Promise.all(keys.map((it) => client.set(it, it)));
  expect(await Promise.all(keys.map((it) => client.get(it)))).toEqual(keys);
  const sizes = await Promise.all(cluster.nodes.map(async ({ url }) => (await connect(url)).dbSize()));
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  client.destroy();
});

test("a Redis that was running before keeps the data of others", async () => {
  const there = await start();
  const client = await connect(there.url);
  await client.set("of others", "stays");
  const was = process.env["REDIS_TEST_URL"];
  process.env["REDIS_TEST_URL"] = there.url;
  try {
    const redis = await openRedisForTest();
    expect(redis.url).toBe(there.url);
    await client.mSet({ [`${redis.prefix}:{1}:a`]: "1", [`${redis.prefix}:{2}:b`]: "2" });
    await redis.close();
  } finally {
    if (was === undefined) delete process.env["REDIS_TEST_URL"];
    else process.env["REDIS_TEST_URL"] = was;
  }
  expect(await client.keys("*")).toEqual(["of others"]);
});

test("it dies with the process that started it, even when that is killed", async () => {
  const code = `require(${JSON.stringify(join(__dirname, "redisServer"))}).startRedis()
    .then((it) => console.log(it.url, it.caFile)); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const [url = "", file = ""] = said.toString().trim().split(" ");
  const client = await connect(url);
  const gone = once(client, "error");
  child.kill("SIGKILL");
  await gone;
  // A server that is dying may still accept a connection and then drop it.
  const refusal = (): Promise<string> =>
    connect(url).then(
      (it) => {
        it.destroy();
        return "served";
      },
      (error: unknown) => String(error),
    );
  await until("the server to be gone", async () => (await refusal()).includes("ECONNREFUSED"));
  // The folder is removed right after the server has ended.
  spawnSync("sh", [
    "-c",
    'for i in $(seq 200); do [ -e "$1" ] || exit 0; sleep 0.01; done; exit 1',
    "sh",
    dirname(file),
  ]);
  expect(existsSync(dirname(file))).toBe(false);
});
