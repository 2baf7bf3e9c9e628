import { spawn } from "node:child_process";
import { root } from "../support/root";

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** So begun, a command gets the time that others leave it. Windows has no such command. */
const lastInLine = process.platform === "win32" ? [] : ["nice", "-n", "19"];

interface Options {
  readonly env?: NodeJS.ProcessEnv;
  /** Everything else on the machine goes first. */
  readonly yielding?: boolean;
}

/** Runs a command of the project's own packages, its output being ours; whether it ended well. */
export function run(command: readonly string[], { env = {}, yielding = false }: Options = {}): Promise<boolean> {
  const [program = "npx", ...args] = [...(yielding ? lastInLine : []), "npx", "--no-install", ...command];
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.on("close", (code) => resolve(code === 0));
    child.on("error", () => resolve(false));
  });
}
