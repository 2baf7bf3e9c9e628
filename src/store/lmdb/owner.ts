import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { Fault } from "../../foundation/fault";
import { bootId } from "./bootId";
import { isAnswered } from "./socket";

const ownerSchema = z.object({
  pid: z.int(),
  host: z.string(),
  boot: z.string(),
  started: z.string(),
  /** The owner is a command, which needs the store only briefly. */
  command: z.boolean().optional(),
  /** A unique id, which distinguishes this mark from every other. */
  taking: z.string().optional(),
});
type Owner = z.infer<typeof ownerSchema>;

const markIn = (dir: string): string => join(dir, "owner.json");

/**
 * How a directory is taken: for a command or not, and how long (in steps of `stepMs`) to wait at most for a command that owns it
 * to finish.
 */
export interface Taking {
  readonly isCommand?: boolean;
  readonly waitMs?: number;
}
const usualWaitMs = 10_000;
const settlingMs = 5;
const stepMs = 50;

/**
 * Whether a process has marked this directory as its own, in `owner.json`, and may still be alive.
 *
 * HAZARD, one machine: whether a process on another host or in another container is alive can only be seen if it answers on the
 * socket. Its mark is respected until an operator deletes it.
 */
export const isOwned = async (dir: string): Promise<boolean> => (await ownerOf(dir, textOf(markIn(dir)))) !== undefined;

/**
 * Marks the directory as owned by this process; this must happen before anything in it is opened. If several processes try at
 * once, exactly one succeeds. The mark of a dead process is removed. A command's mark is removed when its process exits in any
 * way except `kill -9`.
 *
 * @returns a function that removes the mark
 * @throws `store.inUse`; errors of the file system
 */
export async function takeOwnership(
  dir: string,
  { isCommand = false, waitMs = usualWaitMs }: Taking = {},
): Promise<() => void> {
  // The store holds personal data, so only this user may read the directory.
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const self: Owner = { pid: process.pid, host: hostname(), boot: bootId() ?? "", started: startOf(process.pid) ?? "" };
  const text = `${JSON.stringify({ ...self, ...(isCommand && { command: true }), taking: randomUUID() })}\n`;
  for (let waited = 0; !placed(dir, text);) {
    const found = textOf(markIn(dir));
    if (found === undefined) continue;
    const owner = await ownerOf(dir, found);
    if (!owner) setAside(markIn(dir), found);
    else if (owner.command && waited < waitMs) waited += await pause(stepMs, stepMs);
    else throw inUse(dir, markIn(dir), owner);
  }
  // Another process that was removing a dead mark may have moved ours instead. It then puts ours back, or ours is gone; the
  // pause lets that settle before we check.
  await pause(settlingMs);
  if (textOf(markIn(dir)) !== text) return takeOwnership(dir, { isCommand, waitMs });
  const release = (): void => {
    process.off("exit", release);
    if (textOf(markIn(dir)) === text) rmSync(markIn(dir), { force: true });
  };
  if (isCommand) process.once("exit", release);
  return release;
}

/**
 * A link appears as a whole or not at all, and never replaces an existing file. So no mark is ever incomplete, and only one of
 * several processes succeeds.
 */
function placed(dir: string, text: string): boolean {
  const beside = join(dir, `owner.${randomUUID()}`);
  try {
    // Readable for everybody who may enter the directory: a command run by root must not lock out the product's user.
    writeFileSync(beside, text, { mode: 0o644 });
    linkSync(beside, markIn(dir));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Removes the mark of a dead process. If another process has put its own mark in its place meanwhile, that one is put back. */
function setAside(mark: string, found: string): void {
  const aside = `${mark}.${randomUUID()}`;
  if (textOf(mark) !== found) return;
  try {
    renameSync(mark, aside);
    if (textOf(aside) !== found) linkSync(aside, mark);
  } catch (error) {
    // Another process removed it first, or a new mark is already there.
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * The process behind a mark, if it may be alive. A process in another container may share our host name and still be alive;
 * then it answers on the socket.
 */
async function ownerOf(dir: string, text: string | undefined): Promise<Owner | undefined> {
  if (text === undefined) return undefined;
  const owner = parsed(text);
  if (owner && mayLive(owner)) return owner;
  return (await isAnswered(dir)) ? (owner ?? { pid: 0, host: hostname(), boot: "", started: "" }) : undefined;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parsed(text: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    // An earlier version wrote the file in place and crashed while writing, so its writer is gone.
    return undefined;
  }
}

/** Compares the start time as well, because process ids are reused: in containers, a restarted program often gets its old id again. */
function mayLive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  if (owner.boot !== (bootId() ?? "")) return false;
  return startOf(owner.pid) === owner.started;
}

/**
 * When a process started, as the kernel reports it (Linux, proc(5): field 22 of `stat`); undefined when there is no such
 * process. Elsewhere than on Linux, an empty string for a process that exists.
 */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses, which may itself contain spaces and parentheses.
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

const inUse = (dir: string, file: string, { pid, host, command }: Owner) =>
  new Fault({
    code: "store.inUse",
    message: `${dir} belongs to a running ${command ? "command" : "copy of the program"}: process ${pid} on ${host}.`,
    next: command
      ? `Wait until that command is through. If you are sure that it no longer runs, delete ${file}.`
      : `Stop that copy, or give this one a DATA_DIR of its own. If you are sure that it no longer runs, delete ${file}.`,
  });
