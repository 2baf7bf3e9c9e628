import type { Log } from "./log";

/**
 * Turns everything that code in this process writes to standard error into lines of the log, each a JSON object: the output of
 * libraries, Node's warnings, and the exception that ends the process. The output of native code is not captured.
 *
 * @param log must not write to `process.stderr` itself
 */
export function logStandardError(log: Pick<Log, "warn" | "error">): void {
  let rest = "";
  const tell = (line: string): void => {
    if (line.trim() !== "") log.warn({ from: "stderr" }, line);
  };
  process.stderr.write = (chunk: string | Uint8Array, ...more: unknown[]): boolean => {
    const lines = (rest + Buffer.from(chunk).toString()).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(tell);
    const done = more.at(-1);
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  process.once("exit", () => tell(rest));
  // Node's own listener bypasses `process.stderr`.
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => log.warn({ from: "node", name }, message));
  process.on("uncaughtException", (err) => {
    log.error({ err }, "the process ends, because something failed that nothing was waiting for");
    process.exit(1);
  });
}
