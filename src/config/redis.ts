import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseRedisUrl, type RedisAddress } from "../redis/address";

/** The environment variables for keeping the data in Redis. */
export const redisEnvironment = {
  REDIS_URL: z.string().optional(),
  REDIS_CA_FILE: z.string().optional(),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w.:-]{1,60}$/, "up to 60 letters, digits and . : _ -")
    .optional(),
};

export interface RedisConfig {
  readonly address: RedisAddress;
  /** The prefix of every key's name. */
  readonly prefix: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** If undefined, the data is kept in DATA_DIR, by one process. Inconsistent settings are added to `problems` with their fix. */
export function redisConfig(env: Environment, institution: string, problems: string[]): RedisConfig | undefined {
  const { REDIS_URL: url, REDIS_PREFIX: prefix } = env;
  if (url === undefined) {
    for (const name of ["REDIS_PREFIX", "REDIS_CA_FILE"])
      if (env[name] !== undefined) problems.push(`${name}: it is of no use without REDIS_URL`);
    return undefined;
  }
  if (env["TOKEN_KEYS"] === undefined)
    problems.push(
      "TOKEN_KEYS: processes that share a Redis must have the same keys; make one with `openssl rand -base64 32` and set it as `k1:<that>`",
    );
  const address = parseRedisUrl(url);
  if ("problem" in address) {
    problems.push(`REDIS_URL: ${address.problem}`);
    return undefined;
  }
  const ca = certificateOf(env["REDIS_CA_FILE"], problems);
  return { address: { ...address, ...(ca ? { ca } : {}) }, prefix: prefix ?? `legitka:${institution}` };
}

function certificateOf(file: string | undefined, problems: string[]): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, "utf8");
  } catch {
    problems.push(`REDIS_CA_FILE: ${file} cannot be read; name a PEM file with the certificate of the authority`);
    return undefined;
  }
}
