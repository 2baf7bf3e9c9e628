import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../ops/fault";

/**
 * Keeps a second copy of the product out of a data folder. The lock of a process that no longer lives is taken over.
 * @returns what gives the folder free again
 * @throws `store.locked` while another live process holds it
 */
export function lockFolder(dir: string): () => void {
  const file = join(dir, "lock");
  const holder = holderOf(file);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new Fault({
      code: "store.locked",
      message: `The data folder ${dir} is in use by process ${holder}.`,
      next: "Stop that copy, or give this one a DATA_DIR of its own.",
    });
  }
  writeFileSync(file, String(process.pid), { mode: 0o600 });
  return () => {
    if (holderOf(file) === process.pid) rmSync(file, { force: true });
  };
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives, under another user.
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
