import { spawn } from "node:child_process";
import { root } from "../support/root";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one of the operator's commands as an operator does: a process of its own, with the product's environment. */
export function runCommand(file: string, args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { cwd: root, env: { PATH, ...env } });
  const said = { out: "", err: "" };
  child.stdout.on("data", (it) => (said.out += String(it)));
  child.stderr.on("data", (it) => (said.err += String(it)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...said }));
  });
}
