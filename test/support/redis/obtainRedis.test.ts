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

test("a Redis that runs already comes first, where tests need no say in how it runs", () => {
  expect(obtainRedis(everything)).toEqual({ url: "redis://there" });
  expect(obtainRedisServer(everything)).toBe("/opt/redis");
});

test("then the named executable, one on PATH, the unpacked package, Docker", () => {
  const { env } = everything;
  expect(obtainRedis({ ...everything, env: { ...env, REDIS_TEST_URL: "" } })).toEqual({ server: "/opt/redis" });
  const unnamed = { ...everything, env: {} };
  expect(obtainRedisServer(unnamed)).toBe("redis-server");
  expect(obtainRedisServer({ ...unnamed, runs: (it) => it === "valkey-server" })).toBe("valkey-server");
  expect(obtainRedisServer({ ...unnamed, runs: () => false })).toBe("/cache/redis");
  expect(obtainRedisServer({ ...nothing, docker: () => true })).toMatch(/^docker:redis:/);
});

test("nothing is unpacked, and no Docker asked, where a Redis is at hand", () => {
  const never = (): never => {
    throw new Error("asked");
  };
  expect(obtainRedisServer({ ...everything, env: {}, unpack: never, docker: never })).toBe("redis-server");
});

test("a named executable that does not run is an error, not a reason to take another", () => {
  const named = { ...everything, env: { REDIS_SERVER: "/gone" }, runs: (it: string) => it !== "/gone" };
  expect(() => obtainRedisServer(named)).toThrow("REDIS_SERVER names no Redis that runs: /gone");
});

test("without any, one line says how to get one", () => {
  expect(() => obtainRedis(nothing)).toThrow(/^The tests need Redis .+REDIS_SERVER\.$/);
});

test("what was obtained here runs", () => {
  const [command, args] = commandOf(obtainRedisServer(), "/tmp");
  const asked = command === "docker" ? ["info"] : ["--version"];
  expect(args.length).toBeGreaterThan(0);
  expect(spawnSync(command, asked).status).toBe(0);
});
