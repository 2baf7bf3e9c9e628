import { spawnSync } from "node:child_process";
import { unpackRedis } from "./unpackRedis";

/** The facts that the choice depends on; tests provide their own. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Whether this executable runs and answers `--version`. */
  runs(executable: string): boolean;
  /** Unpacks Debian's or Ubuntu's package into a private folder: the executable's path, or undefined where that is not possible. */
  unpack(): string | undefined;
  /** Whether a Docker engine answers. */
  docker(): boolean;
}

/** The image that Docker runs; `startRedis` accepts `docker:IMAGE` instead of an executable's path. */
const image = "redis:7-alpine";

const advice =
  "The tests need Redis 7 or Valkey: install the package `redis-server` or `valkey-server`, or name the executable in REDIS_SERVER.";

/** A Redis for tests that only need some Redis: the one running at REDIS_TEST_URL, or else a server to start. */
export function obtainRedis(
  around: Surroundings = thisMachine,
): { readonly url: string } | { readonly server: string } {
  const url = around.env["REDIS_TEST_URL"];
  return url ? { url } : { server: obtainRedisServer(around) };
}

/**
 * A server that tests may start, kill and restart: REDIS_SERVER, else one on PATH, else Debian's or Ubuntu's package
 * unpacked in a private folder, which needs no root and installs nothing, else Docker.
 * @returns an executable's path, or `docker:IMAGE`
 * @throws one line on how to get one
 */
export function obtainRedisServer(around: Surroundings = thisMachine): string {
  const named = around.env["REDIS_SERVER"];
  if (named) {
    if (named.startsWith("docker:") || around.runs(named)) return named;
    throw new Error(`REDIS_SERVER names no Redis that runs: ${named}. ${advice}`);
  }
  const found = ["redis-server", "valkey-server"].find((it) => around.runs(it)) ?? around.unpack();
  if (found) return found;
  if (around.docker()) return `docker:${image}`;
  throw new Error(advice);
}

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore", timeout: 10_000 }).status === 0;

export const thisMachine: Surroundings = {
  env: process.env,
  runs: (executable) => succeeds(executable, ["--version"]),
  unpack: unpackRedis,
  docker: () => succeeds("docker", ["info"]),
};
