import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { z } from "zod";
import { scripts } from "../../../package.json";
import { bundled } from "./bundled";

const root = resolve(__dirname, "../../..");
/** The flags with which `npm start` starts the product. */
const startFlags = scripts.start.split(" ").filter((it) => it.startsWith("--"));
const products = ["product.ts", "dayProduct.ts"];
const startMs = 30_000;
const endMs = 5_000;

const memory = z.object({ rss: z.number(), heapUsed: z.number() });
const usage = z.object({ user: z.number(), system: z.number() });

/** A bot in a process of its own (see `serveBench`). */
export interface Bot {
  readonly address: string;
  /** CPU milliseconds its process has taken so far, user and system, all threads. */
  cpuMs(): Promise<number>;
  /** Bytes its process takes, and those on the heap of its main thread: with `--expose-gc` only live ones. */
  memory(): Promise<{ readonly rss: number; readonly heapUsed: number }>;
  /** Asks it to end (`SIGTERM`, `SIGKILL`), or suspends it. */
  signal(name: NodeJS.Signals): void;
  /** Resolves when it is gone. */
  readonly gone: Promise<unknown>;
  /** Ends the process; resolves when it is gone. Never throws. */
  end(): Promise<void>;
}

/**
 * Starts a file of `test/bench/child` as plain Node, with nothing of this process's environment but what Node needs, and a product as `npm start`
 * starts it: in one file, with its flags.
 */
export async function startBot(
  file: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Bot> {
  const program = join(__dirname, "..", "child", file);
  const isProduct = products.includes(file);
  const child = fork(isProduct ? await bundled(program) : program, {
    cwd: root,
    execArgv: [...(isProduct ? startFlags : ["--import", "tsx"]), ...flags],
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const gone = once(child, "exit");
  // This also ends the child when the bench itself fails so badly that no other code runs.
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);

  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const force = setTimeout(kill, endMs);
    await gone;
    clearTimeout(force);
    process.off("exit", kill);
  };
  try {
    const address = z.string().parse(await told(child, startMs));
    return {
      address,
      async cpuMs() {
        child.send("cpu");
        const { user, system } = usage.parse(await told(child, endMs));
        return (user + system) / 1_000;
      },
      async memory() {
        child.send("memory");
        return memory.parse(await told(child, endMs));
      },
      signal: (name) => void child.kill(name),
      gone,
      end,
    };
  } catch (cause) {
    await end();
    throw new Error(`${file} does not do its part of the bench`, { cause });
  }
}

/** The next message of the child. */
async function told(child: ChildProcess, withinMs: number): Promise<unknown> {
  const done = new AbortController();
  const { signal } = done;
  const late = setTimeout(() => done.abort(new Error(`nothing for ${withinMs} ms`)), withinMs);
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`its process ended with ${String(code)}`);
  });
  try {
    const [message] = (await Promise.race([once(child, "message", { signal }), ended])) as [unknown];
    return message;
  } finally {
    clearTimeout(late);
    // The promise that lost the race must not count as an unhandled rejection.
    ended.catch(() => undefined);
    done.abort();
  }
}
