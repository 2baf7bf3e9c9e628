import { Fault } from "../foundation/fault";
import { createLog } from "../ops/log";
import { logStandardError } from "../ops/standardError";

/** The log of commands on standard error: one JSON object per line, as in the product. */
export const log = createLog("info");

/** Runs a command. Its result becomes the exit code; after a fault, which is logged with its advice, the exit code is 2. */
export function runCommand(command: () => Promise<number>): void {
  logStandardError(log);
  // `process.exit` runs the "exit" listeners, which release a store that the command owns; a signal alone would skip them.
  process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));
  command().then(
    (code) => (process.exitCode = code),
    (cause: unknown) => {
      if (cause instanceof Fault) log.error({ code: cause.code, next: cause.next }, cause.message);
      else log.error({ err: cause }, "the command failed");
      process.exitCode = 2;
    },
  );
}

/** Runs `work` with a resource and closes the resource afterwards, even if `work` fails. */
export async function closing<T, R>(it: T & { close(): Promise<void> }, work: (it: T) => Promise<R>): Promise<R> {
  try {
    return await work(it);
  } finally {
    await it.close();
  }
}

/** Prints a text or bytes, and waits while the reader of the output is slower. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((drained) => process.stdout.once("drain", drained));
}
