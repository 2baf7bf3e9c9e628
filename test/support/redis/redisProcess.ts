import { type ChildProcess, spawn, spawnSync } from "node:child_process";

/** One running server: either a child process or a container. */
export interface RedisProcess {
  /** The id of its process; with Docker, of the client's process. */
  readonly pid: number;
  /** Resolves when the server has ended. */
  readonly ended: Promise<void>;
  /** Sends a signal. SIGTERM makes the server save and end. */
  signal(name: "SIGTERM" | "SIGKILL" | "SIGSTOP" | "SIGCONT"): void;
}

let containers = 0;

/**
 * Starts `server` (an executable's path, or `docker:IMAGE`) with the configuration file in `dir`.
 * Resolves when it is ready. It dies with this process, even when that is killed.
 * @throws with the end of its log when it does not start
 */
export async function spawnRedis(server: string, dir: string): Promise<RedisProcess> {
  const container = server.startsWith("docker:") ? `legitka-redis-${process.pid}-${(containers += 1)}` : undefined;
  const [command, args] = commandOf(server, dir, container);
  const child = spawn(command, args, { cwd: dir, stdio: ["ignore", "pipe", "pipe"] });
  const guard = child.pid === undefined ? undefined : watch(child.pid, dir, container);
  const ended = new Promise<void>((resolve) => {
    const over = (): void => {
      guard?.kill("SIGKILL");
      resolve();
    };
    child.once("exit", over).once("error", over);
  });
  const failed = await saidReady(child);
  if (failed !== undefined) throw new Error(`Redis did not start: ${failed}`);
  return {
    pid: child.pid ?? 0,
    ended,
    signal(name) {
      if (container) spawnSync("docker", ["kill", "--signal", name, container], { stdio: "ignore" });
      else child.kill(name);
    },
  };
}

/**
 * The command with which a server is started. A container uses the host's network, so that it listens where it is told to and the nodes of a Cluster
 * find each other.
 */
export function commandOf(server: string, dir: string, container?: string): [string, string[]] {
  const conf = `${dir}/redis.conf`;
  if (container === undefined) return [server, [conf]];
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  const run = ["run", "--rm", "--name", container, "--network", "host", "--user", user, "-v", `${dir}:${dir}`];
  return ["docker", [...run, "-w", dir, server.slice("docker:".length), "redis-server", conf]];
}

/** Resolves to undefined when the server is ready, and to the end of its log when it ended before that; the log may still arrive after the end. */
async function saidReady(child: ChildProcess): Promise<string | undefined> {
  let log = "";
  const isReady = await new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer): void => {
      log = (log + chunk.toString()).slice(-4_000);
      if (log.includes("Ready to accept connections")) resolve(true);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", (cause) => {
      log += cause.message;
      resolve(false);
    });
    child.once("close", () => resolve(false));
  });
  return isReady ? undefined : log.trim().split("\n").slice(-3).join(" | ");
}

/** A script that reads until this process has ended in whatever way, and then stops the server, because nobody else would. */
const guardScript = 'cat >/dev/null; [ -n "$3" ] && docker kill "$3"; kill -9 "$1"; rm -rf "$2"';

function watch(pid: number, dir: string, container = ""): ChildProcess {
  const guard = spawn("sh", ["-c", guardScript, "guard", String(pid), dir, container], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true, // a Ctrl-C is meant for this process only; the guard is still needed after it
  });
  guard.stdin.on("error", () => undefined); // the guard was killed together with its server
  guard.unref();
  return guard;
}

/** Ends the server and waits until it has ended; a suspended server is woken first. */
export async function endRedis(it: RedisProcess, name: "SIGTERM" | "SIGKILL"): Promise<void> {
  it.signal(name);
  if (name === "SIGTERM") it.signal("SIGCONT");
  await it.ended;
}
