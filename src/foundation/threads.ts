import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";

/** The program of a thread in a folder: compiled in an image, in TypeScript elsewhere. */
export function threadProgram(folder: string, name: string): string {
  const compiled = join(folder, `${name}.js`);
  return existsSync(compiled) ? compiled : join(folder, `${name}.ts`);
}

export interface ThreadOptions {
  readonly workerData?: unknown;
  /** The memory that the thread may use; MB. */
  readonly heapMb: number;
}

/**
 * Starts a thread, and resolves when it has sent its first message. It does not keep a program alive that is otherwise finished.
 * An error in it ends the thread and not the process; whoever waits for an answer listens to `error` and `exit`.
 */
export async function startThread(program: string, { workerData, heapMb }: ThreadOptions): Promise<Worker> {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } };
  const worker =
    extname(program) === ".js"
      ? new Worker(program, options)
      : new Worker(fromTypeScript(program), { ...options, eval: true });
  worker.unref();
  // A thread can run out of memory while it is being ended for its deadline.
  worker.on("error", () => undefined);
  await once(worker, "message");
  return worker;
}

/** Node 20 cannot start a thread from TypeScript, even if tsx runs the program, so the thread itself loads tsx. */
const fromTypeScript = (program: string): string =>
  [createRequire(program).resolve("tsx/cjs"), program].map((it) => `require(${JSON.stringify(it)});`).join("\n");
