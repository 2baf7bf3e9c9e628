import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../support/root";

export interface ProductProcess {
  /** Resolves when the process reports that it is ready, or when it has ended before that. */
  readonly ready: Promise<unknown>;
  /** Resolves to the exit code of the process, or to null when a signal ended it. */
  readonly ended: Promise<number | null>;
  wasReady(): boolean;
  /** Whether the process ended by itself. */
  hasEnded(): boolean;
  /** Everything that the process has written to its outputs so far. */
  said(): string;
  kill(): Promise<void>;
  /** Suspends the process, wakes it, or tells it that its clock has jumped. */
  signal(name: "SIGSTOP" | "SIGCONT" | "SIGUSR2"): void;
  /** Asks the process to stop, and resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** The processes that are running; none of them is left behind when this process ends. */
const living = new Set<ChildProcess>();
process.once("exit", () => living.forEach((it) => it.kill("SIGKILL")));

/** Starts the product as a process of its own. It gets nothing of this process's environment except what Node needs. */
export function startProcess(
  { file }: { readonly file: string },
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): ProductProcess {
  const child = spawn(process.execPath, [...nodeOptions, file], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], NODE_PATH: join(root, "node_modules"), ...env },
  });
  let said = "";
  let ended = false;
  let wasReady = false;
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (wasReady || !said.includes("Legitka is ready")) return;
      wasReady = true;
      child.emit("ready");
    });
  }
  living.add(child);
  const end = once(child, "close").then(([code]) => {
    ended = true;
    living.delete(child);
    return code as number | null;
  });
  return {
    ready: Promise.race([once(child, "ready"), end]),
    ended: end,
    wasReady: () => wasReady,
    hasEnded: () => ended,
    said: () => said,
    async kill() {
      child.kill("SIGKILL");
      await end;
    },
    signal: (name) => void child.kill(name),
    stop() {
      child.kill("SIGTERM");
      return end;
    },
  };
}
