import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const cache = resolve(__dirname, "../../../node_modules/.cache/redis-server");
const packages = ["redis-server", "redis-tools"];

/** Starts the server with the libraries unpacked beside it; `exec` keeps the process id. */
const starter = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$(echo "$here"/usr/lib/*-linux-gnu*)"
exec "$here/usr/bin/redis-server" "$@"
`;

/**
 * Downloads Debian's or Ubuntu's Redis with the libraries this machine lacks and unpacks them into a folder of ours, which
 * later runs use again. Works without root and installs nothing.
 * @returns the executable's path; undefined where there is no apt, or nothing could be downloaded
 */
export function unpackRedis(): string | undefined {
  const ready = join(cache, "redis");
  if (works(ready)) return ready;
  if (!existsSync("/usr/bin/apt-get") || !existsSync("/usr/bin/dpkg")) return undefined;
  process.stdout.write("unpacking Redis for the tests, from the distribution's package\n");
  mkdirSync(join(cache, ".."), { recursive: true });
  // The folder lies beside the cache, so that it can be moved there as a whole: two test processes may do this at the same time.
  const folder = mkdtempSync(`${cache}-`);
  try {
    const apt = aptIn(folder);
    if (!fetch(folder, packages, apt)) return undefined;
    writeFileSync(join(folder, "redis"), starter);
    chmodSync(join(folder, "redis"), 0o755);
    const asked = new Set(packages);
    while (!works(join(folder, "redis"))) {
      const lacking = dependencies(folder).filter((it) => !asked.has(it) && !isInstalled(it));
      if (lacking.length === 0 || !fetch(folder, lacking, apt)) return undefined;
      for (const it of lacking) asked.add(it);
    }
    if (!works(ready)) {
      rmSync(cache, { recursive: true, force: true });
      renameSync(folder, cache);
    }
  } catch {
    // Another process was faster; the result that it put there is just as good.
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return works(ready) ? ready : undefined;
}

/** The machine's own apt, and after it an apt with package lists of its own, for when the machine's lists are missing or too old. */
export function aptIn(folder: string): readonly (readonly string[])[] {
  const lists = join(folder, "lists");
  const alone = ["-o", `Dir::State::lists=${lists}`, "-o", `Dir::Cache=${join(folder, "cache")}`];
  return [[], alone].map((it) => ["-qq", "-o", "APT::Sandbox::User=root", ...it]);
}

export function fetch(folder: string, names: readonly string[], apt: readonly (readonly string[])[]): boolean {
  const [usual = [], alone = []] = apt;
  const download = (options: readonly string[]): boolean => run("apt-get", [...options, "download", ...names], folder);
  if (!download(usual)) {
    mkdirSync(join(folder, "lists", "partial"), { recursive: true });
    mkdirSync(join(folder, "cache", "archives", "partial"), { recursive: true });
    if (!run("apt-get", [...alone, "update"], folder) || !download(alone)) return false;
  }
  return debs(folder).every((it) => run("dpkg", ["-x", it, "."], folder));
}

/** The libraries that the downloaded packages depend on; where there are alternatives, the first one. */
function dependencies(folder: string): string[] {
  const named = debs(folder).flatMap((it) => text("dpkg-deb", ["-f", it, "Depends"], folder).split(","));
  const names = named.map((it) => /^\s*([a-z0-9.+-]+)/.exec(it)?.[1] ?? "");
  return [...new Set(names)].filter((it) => /^(lib|lua)/.test(it));
}

const debs = (folder: string): string[] => readdirSync(folder).filter((it) => it.endsWith(".deb"));

const isInstalled = (name: string): boolean =>
  text("dpkg-query", ["-W", "-f", "${db:Status-Status}", name]).includes("installed");

const works = (executable: string): boolean => existsSync(executable) && run(executable, ["--version"]);

const run = (command: string, args: readonly string[], cwd?: string): boolean =>
  spawnSync(command, args, { stdio: "ignore", cwd, timeout: 120_000 }).status === 0;

const text = (command: string, args: readonly string[], cwd?: string): string =>
  spawnSync(command, args, { encoding: "utf8", cwd }).stdout;
