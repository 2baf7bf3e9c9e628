import { spawn } from "node:child_process";
import { root } from "../support/root";

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command of the project's own packages with its output passed on; returns whether it ended well. */
export const run = (command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> =>
  endsWell("npx", ["--no-install", ...command], env);

/**
 * Node makes room for new objects in steps of 16 MB and looks through them each time. A test makes many that live a little longer, so with more room
 * a worker needs a twentieth less time. Jest hands the option on to its workers.
 */
const roomForNewObjects = "--max-semi-space-size=64";

export const runJest = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> =>
  endsWell(process.execPath, [roomForNewObjects, require.resolve("jest/bin/jest"), ...args], env);

function endsWell(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
    child.on("close", (code) => resolve(code === 0));
    child.on("error", () => resolve(false));
  });
}
