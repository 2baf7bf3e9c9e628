import { spawn } from "node:child_process";
import { root } from "../support/root";

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command of the project's own packages with its output passed on; returns whether it ended well. */
export function run(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn("npx", ["--no-install", ...command], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.on("close", (code) => resolve(code === 0));
    child.on("error", () => resolve(false));
  });
}
