import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../support/root";

export interface ProductProcess {
  /** Resolves when it says that it is ready, or when it ended before. */
  readonly ready: Promise<unknown>;
  /** Resolves to its exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>;
  wasReady(): boolean;
  /** Whether it ended by itself. */
  hasEnded(): boolean;
  /** All it wrote to its outputs so far. */
  said(): string;
  kill(): Promise<void>;
  /** Suspends it, wakes it up, or tells it that its clock has jumped. */
  signal(name: "SIGSTOP" | "SIGCONT" | "SIGUSR2"): void;
  /** Asks it to stop and resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** None is left behind when this process ends. */
const living = new Set<ChildProcess>();
process.once("exit", () => living.forEach((it) => it.kill("SIGKILL")));

/** Starts the product as a process of its own, with nothing of this process's environment but what Node needs. */
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
