import { Fault } from "../foundation/fault";

/** Runs what a command does: its exit code is what it answers, 2 after a fault, which is told with its mend. */
export function runCommand(command: () => Promise<number>): void {
  command().then(
    (code) => (process.exitCode = code),
    (cause: unknown) => {
      process.stderr.write(cause instanceof Fault ? `${cause.message}\n${cause.next}\n` : `${String(cause)}\n`);
      process.exitCode = 2;
    },
  );
}

/** Waits while whoever reads the output is slower. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((drained) => process.stdout.once("drain", drained));
}
