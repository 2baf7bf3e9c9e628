import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { z } from "zod";
import { Fault } from "../foundation/fault";
import { linesIn } from "../foundation/lines";
import type { Dumped } from "../store/dump";
import { decrypted, isEncrypted } from "./encryption";

const headerSchema = z.object({
  legitka: z.literal("backup"),
  version: z.int(),
  institution: z.string(),
  engine: z.enum(["lmdb", "redis"]),
  /** When the backup was started; ISO 8601. */
  at: z.string(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

const endSchema = z.object({ end: z.object({ records: z.int(), jobs: z.int(), sha256: z.string() }) });
type End = z.infer<typeof endSchema>["end"];

const name = z.string().min(1);
const recordSchema = z.object({
  r: z.tuple([name, name, name.nullable()]),
  rev: z.int().positive(),
  value: z.unknown(),
});
const jobSchema = z.object({
  j: z.tuple([name, name, name]),
  at: z.number(),
  claim: z.int().nonnegative(),
  payload: z.unknown(),
});

export const backupVersion = 1;

export interface Backup {
  readonly header: BackupHeader;
  readonly end: Pick<End, "records" | "jobs">;
}

/**
 * Writes a backup as JSON Lines: a header, one line per record or job, and a last line with their counts and a SHA-256 of all
 * lines before it.
 */
export async function* backupLines(
  items: AsyncIterable<Dumped>,
  about: Omit<BackupHeader, "legitka" | "version">,
  onEnd: (end: End) => void = () => undefined,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const line = (it: object): string => {
    const text = `${JSON.stringify(it)}\n`;
    hash.update(text);
    return text;
  };
  yield line({ legitka: "backup", version: backupVersion, ...about } satisfies BackupHeader);
  const counts = { records: 0, jobs: 0 };
  for await (const it of items) {
    counts[`${it.kind}s`] += 1;
    yield line(written(it));
  }
  const end = { ...counts, sha256: hash.digest("hex") };
  onEnd(end);
  yield `${JSON.stringify({ end })}\n`;
}

function written(it: Dumped): object {
  if (it.kind === "job")
    return { j: [it.queue, it.partition, it.id], at: it.dueAt, claim: it.claim, payload: it.payload };
  const { kind, partition, id = null } = it.key;
  return { r: [kind, partition, id], rev: it.rev, value: it.value };
}

/**
 * Reads and verifies a whole backup. This must be done before anything is restored from it.
 *
 * @param identities private keys of age, one of which opens the file when it is encrypted
 * @throws `backup.torn`, `backup.unknown`, `backup.sealed`
 */
export async function checkBackup(file: string, identities: readonly string[] = []): Promise<Backup> {
  const hash = createHash("sha256");
  const counts = { records: 0, jobs: 0 };
  let header: BackupHeader | undefined;
  let end: End | undefined;
  for await (const text of linesOf(file, identities)) {
    if (end) throw torn(file, "there is something after its end");
    const it = parsed(text);
    if (!header) {
      header = headerOf(file, it);
    } else {
      end = endSchema.safeParse(it).data?.end;
      if (end) continue;
      const read = dumpedOf(it);
      if (!read) throw torn(file, "a line of it cannot be read");
      counts[`${read.kind}s`] += 1;
    }
    hash.update(`${text}\n`);
  }
  if (!header || !end) throw torn(file, "its end is missing");
  if (end.records !== counts.records || end.jobs !== counts.jobs) throw torn(file, "lines of it are missing");
  if (end.sha256 !== hash.digest("hex")) throw torn(file, "it was changed");
  return { header, end: counts };
}

/** Yields the records and jobs of a backup that was verified before. */
export async function* readBackup(file: string, identities: readonly string[] = []): AsyncGenerator<Dumped> {
  for await (const text of linesOf(file, identities)) {
    const it = dumpedOf(parsed(text));
    if (it) yield it;
  }
}

/**
 * Skips the banner that npm prints before it runs a script; it is at the beginning of a file to which the output was redirected.
 */
async function* linesOf(file: string, identities: readonly string[]): AsyncGenerator<string> {
  let isBegun = false;
  for await (const text of textLines(file, identities)) {
    isBegun ||= text !== "" && !text.startsWith("> ");
    if (isBegun) yield text;
  }
}

async function* textLines(file: string, identities: readonly string[]): AsyncGenerator<string> {
  if (!(await isEncrypted(file))) {
    yield* linesIn(createReadStream(file));
    return;
  }
  try {
    yield* linesIn(decrypted(file, identities, createReadStream(file)));
  } catch (cause) {
    throw cause instanceof Fault ? cause : torn(file, "it was cut or changed after it was encrypted");
  }
}

function headerOf(file: string, it: unknown): BackupHeader {
  const read = headerSchema.safeParse(it).data;
  if (!read) throw unknown(file, "it is no backup of Legitka");
  if (read.version > backupVersion) throw unknown(file, `a newer version made it (format ${read.version})`);
  return read;
}

function dumpedOf(it: unknown): Dumped | undefined {
  const record = recordSchema.safeParse(it).data;
  if (record) {
    const [kind, partition, id] = record.r;
    const key = { kind, partition, ...(id === null ? {} : { id }) };
    return { kind: "record", key, rev: record.rev, value: record.value };
  }
  const job = jobSchema.safeParse(it).data;
  if (!job) return undefined;
  const [queue, partition, id] = job.j;
  return { kind: "job", queue, partition, id, dueAt: job.at, claim: job.claim, payload: job.payload };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const torn = (file: string, why: string) =>
  new Fault({
    code: "backup.torn",
    message: `${file} is not whole: ${why}.`,
    next: "Take another backup; nothing was restored from this one.",
  });

const unknown = (file: string, why: string) =>
  new Fault({
    code: "backup.unknown",
    message: `${file} cannot be restored: ${why}.`,
    next: "Give the file that `npm run backup` wrote, decrypted, to the version that made it or a newer one.",
  });
