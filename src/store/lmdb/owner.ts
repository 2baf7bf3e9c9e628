import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { Fault } from "../../foundation/fault";
import { isAnswered } from "./socket";

const ownerSchema = z.object({
  pid: z.int(),
  host: z.string(),
  boot: z.string(),
  started: z.string(),
  /** A command, which has it for moments. */
  command: z.boolean().optional(),
  /** Tells this mark from every other. */
  taking: z.string().optional(),
});
type Owner = z.infer<typeof ownerSchema>;

const markIn = (dir: string): string => join(dir, "owner.json");

/** Who takes a directory, and how long at most it waits for a command to be through with it; in steps. */
export interface Taking {
  readonly isCommand?: boolean;
  readonly patienceMs?: number;
}
const usualPatienceMs = 10_000;
const settlingMs = 5;
const stepMs = 50;

/**
 * Whether a process has this directory marked as its own, in `owner.json`, and may live.
 *
 * HAZARD, one machine: of a process on another host, or in another container, nobody can tell from here whether it
 * lives, unless it answers. Its mark is respected until an operator deletes it.
 */
export const isOwned = async (dir: string): Promise<boolean> => (await ownerOf(dir, textOf(markIn(dir)))) !== undefined;

/**
 * Marks the directory as this process's, before anything in it is opened. Of several that try at once, one succeeds; a mark left by
 * a process that is gone is set aside. A command's mark goes with its process, however that ends but by kill -9.
 *
 * @returns what takes the mark away again
 * @throws `store.inUse`; what the file system throws
 */
export async function takeOwnership(
  dir: string,
  { isCommand = false, patienceMs = usualPatienceMs }: Taking = {},
): Promise<() => void> {
  // Personal data lies here: nobody but this user may look.
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const self: Owner = { pid: process.pid, host: hostname(), boot: bootId(), started: startOf(process.pid) ?? "" };
  const text = `${JSON.stringify({ ...self, ...(isCommand && { command: true }), taking: randomUUID() })}\n`;
  for (let waited = 0; !placed(dir, text);) {
    const found = textOf(markIn(dir));
    if (found === undefined) continue;
    const owner = await ownerOf(dir, found);
    if (!owner) setAside(markIn(dir), found);
    else if (owner.command && waited < patienceMs) waited += await pause(stepMs, stepMs);
    else throw inUse(dir, markIn(dir), owner);
  }
  // Somebody who set a dead mark aside may have met this one in its place: then it comes back, or is gone.
  await pause(settlingMs);
  if (textOf(markIn(dir)) !== text) return takeOwnership(dir, { isCommand, patienceMs });
  const release = (): void => {
    process.off("exit", release);
    if (textOf(markIn(dir)) === text) rmSync(markIn(dir), { force: true });
  };
  if (isCommand) process.once("exit", release);
  return release;
}

/** A link appears whole or not at all, and never over another: so no mark is torn, and only one of several is placed. */
function placed(dir: string, text: string): boolean {
  const beside = join(dir, `owner.${randomUUID()}`);
  try {
    // For everybody who may enter the directory: a command of root must not lock the product's user out.
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

/** Takes a mark away that nobody stands behind; one that another process has put in its place meanwhile goes back. */
function setAside(mark: string, found: string): void {
  const aside = `${mark}.${randomUUID()}`;
  if (textOf(mark) !== found) return;
  try {
    renameSync(mark, aside);
    if (textOf(aside) !== found) linkSync(aside, mark);
  } catch (error) {
    // Somebody else set it aside; or there is one again.
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The process behind a mark, if it may live. In another container it may have our host's name: then it answers. */
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
    // Torn by a crash while an earlier version wrote it: then its writer is gone.
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

const inUse = (dir: string, file: string, { pid, host, command }: Owner) =>
  new Fault({
    code: "store.inUse",
    message: `${dir} belongs to a running ${command ? "command" : "copy of the program"}: process ${pid} on ${host}.`,
    next: command
      ? `Wait until that command is through. If you are sure that it no longer runs, delete ${file}.`
      : `Stop that copy, or give this one a DATA_DIR of its own. If you are sure that it no longer runs, delete ${file}.`,
  });
