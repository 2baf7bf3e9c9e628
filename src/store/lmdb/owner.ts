import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { Fault } from "../../foundation/fault";

const ownerSchema = z.object({ pid: z.int(), host: z.string(), boot: z.string(), started: z.string() });
type Owner = z.infer<typeof ownerSchema>;

const markIn = (dir: string): string => join(dir, "owner.json");

/**
 * A process that has this directory marked as its own, in `owner.json`; undefined when none has, or it is gone.
 *
 * HAZARD, one machine: of a process on another host, or in another container, nobody can tell from here whether it
 * lives. Its mark is respected until an operator deletes it.
 */
function ownerOf(dir: string): Owner | undefined {
  const owner = readOwner(markIn(dir));
  return owner && mayLive(owner) ? owner : undefined;
}

export const isOwned = (dir: string): boolean => ownerOf(dir) !== undefined;

/** @throws `store.inUse` when a process has the directory */
export function refuseIfOwned(dir: string): void {
  const owner = ownerOf(dir);
  if (owner) throw inUse(dir, markIn(dir), owner);
}

/**
 * Marks the directory as this process's. A mark left by a process that is gone is replaced. Two processes may call this at
 * once only under a lock they share. Returns what takes the mark away again.
 * @throws `store.inUse`
 */
export function takeOwnership(dir: string): () => void {
  refuseIfOwned(dir);
  const file = markIn(dir);
  const self = { pid: process.pid, host: hostname(), boot: bootId(), started: startOf(process.pid) ?? "" };
  writeFileSync(file, `${JSON.stringify(self)}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

function readOwner(file: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // Absent, or torn by a crash while it was written: then its writer is gone.
    return undefined;
  }
}

/** Process ids are used again, most of all in containers, where the restarted program often gets the old one: so the start counts too. */
function mayLive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  if (owner.boot !== bootId()) return false;
  return startOf(owner.pid) === owner.started;
}

/** When a process started, in the kernel's words (Linux, proc(5): field 22 of `stat`); undefined when there is none. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return process.platform === "linux" || !signalable(pid) ? undefined : "";
  }
}

function signalable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Names the time since the machine was started; empty where the system does not tell. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

const inUse = (dir: string, file: string, { pid, host }: Owner) =>
  new Fault({
    code: "store.inUse",
    message: `${dir} belongs to a running copy of the program: process ${pid} on ${host}.`,
    next: `Stop that copy, or give this one a DATA_DIR of its own. If you are sure that it no longer runs, delete ${file}.`,
  });
