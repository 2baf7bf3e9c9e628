import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const tsx = require.resolve("tsx");

/** Starts one of the programs in this folder. `fileBlocks` limits how large a file it may write, in 512 or 1024 bytes. */
export const startChild = (name: string, dir: string, fileBlocks?: number) =>
  startProgram(join(__dirname, `${name}.ts`), [dir], fileBlocks);

/** Starts a program that reports on its standard output what it has done. */
export function startProgram(file: string, args: readonly string[], fileBlocks?: number) {
  const run = [process.execPath, "--import", tsx, file, ...args];
  const limited = ["-c", `ulimit -f ${fileBlocks ?? "unlimited"}; exec "$@"`, "sh", ...run];
  const child: ChildProcess = spawn("sh", limited, {
    // On a full disk lmdb prints an error there, as it should.
    stdio: ["ignore", "pipe", fileBlocks === undefined ? "inherit" : "ignore"],
  });
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    child.emit("said");
  });
  const ended = once(child, "close");
  return {
    said: () => said,
    async saysLines(count: number): Promise<void> {
      while (said.split("\n").length <= count) await Promise.race([once(child, "said"), ended.then(failEarly)]);
    },
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await ended;
    },
    ended,
  };
}

function failEarly(): never {
  throw new Error("the child ended before it said enough");
}
