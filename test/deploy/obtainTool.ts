import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { aptIn, fetch as download } from "../support/redis/unpackRedis";

const cache = resolve(__dirname, "../../node_modules/.cache");

export interface Tool {
  readonly name: string;
  /** The argument with which the tool prints its version. */
  readonly version: string;
  /** The name of the package in Debian and Ubuntu; its executable needs no library that they lack. */
  readonly package: string;
}

export const promtool: Tool = { name: "promtool", version: "--version", package: "prometheus" };
export const caddy: Tool = { name: "caddy", version: "version", package: "caddy" };

/**
 * A tool that knows the deployment's files better than any parser of ours: the one its variable names (PROMTOOL, CADDY),
 * else one on PATH, else Debian's or Ubuntu's package, unpacked in a private folder without root.
 * @returns the executable's path
 * @throws one line on how to get it: without the tool nobody knows whether the file is good
 */
export function obtainTool({ name, version, package: of }: Tool): string {
  const variable = name.toUpperCase();
  const runs = (executable: string): boolean => spawnSync(executable, [version], { stdio: "ignore" }).status === 0;
  const named = process.env[variable];
  const known = named ? [named] : [name, join(cache, name, "usr/bin", name)];
  const found = known.find(runs) ?? (named ? undefined : unpack(name, of));
  if (found !== undefined && runs(found)) return found;
  throw new Error(`The tests need ${name}: install it (Debian: \`${of}\`), or name the executable in ${variable}.`);
}

function unpack(name: string, of: string): string | undefined {
  if (!existsSync("/usr/bin/apt-get") || !existsSync("/usr/bin/dpkg")) return undefined;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${name}-`));
  try {
    if (!download(folder, [of], aptIn(folder))) return undefined;
    const place = join(cache, name);
    rmSync(place, { recursive: true, force: true });
    renameSync(folder, place);
    return join(place, "usr/bin", name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
