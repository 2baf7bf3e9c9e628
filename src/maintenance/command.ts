import { Fault } from "../foundation/fault";

/** Runs what a command does: its exit code is what it answers, 2 after a fault, which is told with its mend. */
export function runCommand(command: () => Promise<number>): void {
  // What it has marked as its own goes with it, which a signal alone would leave.
  process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));
  command().then(
    (code) => (process.exitCode = code),
    (cause: unknown) => {
      process.stderr.write(cause instanceof Fault ? `${cause.message}\n${cause.next}\n` : `${String(cause)}\n`);
      process.exitCode = 2;
    },
  );
}

/** Does something with what has to be closed after it, whatever comes of it. */
export async function closing<T, R>(it: T & { close(): Promise<void> }, work: (it: T) => Promise<R>): Promise<R> {
  try {
    return await work(it);
  } finally {
    await it.close();
  }
}

/** Waits while whoever reads the output is slower. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((drained) => process.stdout.once("drain", drained));
}
