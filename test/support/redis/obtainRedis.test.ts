import { spawnSync } from "node:child_process";
import { obtainRedis, obtainRedisServer, type Surroundings } from "./obtainRedis";
import { commandOf } from "./redisProcess";

const everything: Surroundings = {
  env: { REDIS_TEST_URL: "redis://there", REDIS_SERVER: "/opt/redis" },
  runs: () => true,
  unpack: () => "/cache/redis",
  docker: () => true,
};
const nothing: Surroundings = { env: {}, runs: () => false, unpack: () => undefined, docker: () => false };

test("a Redis that is already running is preferred where tests need no control over how it runs", () => {
  expect(obtainRedis(everything)).toEqual({ url: "redis://there" });
  expect(obtainRedisServer(everything)).toBe("/opt/redis");
});

test("the next choices are the named executable, one on PATH, the unpacked package, and Docker", () => {
  const { env } = everything;
  expect(obtainRedis({ ...everything, env: { ...env, REDIS_TEST_URL: "" } })).toEqual({ server: "/opt/redis" });
  const unnamed = { ...everything, env: {} };
  expect(obtainRedisServer(unnamed)).toBe("redis-server");
  expect(obtainRedisServer({ ...unnamed, runs: (it) => it === "valkey-server" })).toBe("valkey-server");
  expect(obtainRedisServer({ ...unnamed, runs: () => false })).toBe("/cache/redis");
  expect(obtainRedisServer({ ...nothing, docker: () => true })).toMatch(/^docker:redis:/);
});

test("no package is unpacked and Docker is not asked when a Redis is available", () => {
  const never = (): never => {
    throw new Error("asked");
  };
  expect(obtainRedisServer({ ...everything, env: {}, unpack: never, docker: never })).toBe("redis-server");
});

test("a named executable that does not run is an error, not a reason to use another one", () => {
  const named = { ...everything, env: { REDIS_SERVER: "/gone" }, runs: (it: string) => it !== "/gone" };
  expect(() => obtainRedisServer(named)).toThrow("REDIS_SERVER names no Redis that runs: /gone");
});

test("when there is no Redis, one line says how to get one", () => {
  expect(() => obtainRedis(nothing)).toThrow(/^The tests need Redis .+REDIS_SERVER\.$/);
});

test("the executable that was found on this machine runs", () => {
  const [command, args] = commandOf(obtainRedisServer(), "/tmp");
  const asked = command === "docker" ? ["info"] : ["--version"];
  expect(args.length).toBeGreaterThan(0);
  expect(spawnSync(command, asked).status).toBe(0);
});
