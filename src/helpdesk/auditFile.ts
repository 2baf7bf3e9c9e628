import { z } from "zod";
import { auditEntrySchema, hashOf, origin, type AuditEntry, type Seals } from "./auditChain";
import { prunedUpTo, saysTampered } from "./auditHead";

const endSchema = z.object({
  end: z.object({
    /** Numbers of the first and the last entry of the file; 0 when there are none. */
    from: z.int(),
    to: z.int(),
    hash: z.string(),
    exportedAt: z.string(),
    /** The day from which entries were exported; empty when the whole log was exported. */
    since: z.string(),
    key: z.string(),
    seal: z.string(),
  }),
});
type End = z.infer<typeof endSchema>["end"];

const sealedText = ({ from, to, hash, exportedAt, since }: Omit<End, "key" | "seal">): string =>
  JSON.stringify(["legitka-audit-end-2", from, to, hash, exportedAt, since]);

/**
 * The log as JSON Lines: one entry per line, and a last line that says where the log ends, so that a truncated file is detected.
 */
export async function* exportLines(
  entries: AsyncIterable<AuditEntry>,
  { since = "", now, seals }: { readonly since?: string; readonly now: number; readonly seals: Seals },
): AsyncGenerator<string> {
  let from = 0;
  let to = 0;
  let hash = origin;
  for await (const entry of entries) {
    if (entry.at < since) continue;
    if (from === 0) from = entry.seq;
    ({ seq: to, hash } = entry);
    yield JSON.stringify(entry);
  }
  const end = { from, to, hash, exportedAt: new Date(now).toISOString(), since };
  yield JSON.stringify({ end: { ...end, ...seals.seal(sealedText(end)) } });
}

/** A difference between a file and what was exported. `line` counts from 1. */
export interface Flaw {
  readonly line: number;
  readonly what: string;
}

export interface Verified {
  readonly entries: number;
  readonly flaws: readonly Flaw[];
  /** How many seals could not be checked because their key is not available; of those entries only the hashes were compared. */
  readonly unsealed: number;
  readonly last: { readonly seq: number; readonly hash: string } | undefined;
}

/**
 * Checks that an exported file is complete: no line was changed, removed, added or moved, and nothing was cut off.
 * @param after the last entry of an earlier export; this file must contain it or begin right after it
 */
export async function verifyLines(
  lines: AsyncIterable<string> | Iterable<string>,
  seals: Seals,
  after?: NonNullable<Verified["last"]>,
): Promise<Verified> {
  const flaws: Flaw[] = [];
  let line = 0;
  let entries = 0;
  let unsealed = 0;
  let first: AuditEntry | undefined;
  let last: AuditEntry | undefined;
  let end: End | undefined;
  let prunedTo = 0;
  const flaw = (what: string): void => void flaws.push({ line, what });
  const sealOf = (text: string, it: { key: string; seal: string }): void => {
    const is = seals.check(text, it);
    if (is === "bad") flaw("its seal is forged");
    if (is === "unknown") unsealed += 1;
  };

  for await (const text of lines) {
    line += 1;
    // When an npm script's output is redirected into the file, the file begins with the lines that npm prints before it runs the
    // script.
    if (text.trim() === "" || (entries === 0 && text.startsWith("> "))) continue;
    if (end) flaw("there is something after the end");
    const it = parsed(text);
    const ending = endSchema.safeParse(it).data?.end;
    if (ending) {
      end = ending;
      sealOf(sealedText(end), end);
      if (end.from !== (first?.seq ?? 0)) flaw(`the beginning is missing: entries from ${end.from} were exported`);
      if (end.to !== (last?.seq ?? 0) || end.hash !== (last?.hash ?? origin))
        flaw(`lines before the end are missing: entries up to ${end.to} were exported`);
      continue;
    }
    const entry = auditEntrySchema.safeParse(it).data;
    if (!entry) {
      flaw("it cannot be read");
      continue;
    }
    entries += 1;
    if (hashOf(entry) !== entry.hash) flaw("it was changed");
    sealOf(entry.hash, entry);
    if (last && entry.seq !== last.seq + 1)
      flaw(entry.seq > last.seq ? `entries ${last.seq + 1} to ${entry.seq - 1} are missing` : "it is out of order");
    else if (last && entry.prev !== last.hash) flaw("it does not follow from the entry before");
    else if (!last && entry.seq === 1 && entry.prev !== origin) flaw("it does not begin the log");
    if (saysTampered(entry)) flaw("the log had been changed in the store before this entry");
    if (after?.seq === entry.seq && after.hash !== entry.hash) flaw("the earlier export has another entry here");
    prunedTo = Math.max(prunedTo, prunedUpTo(entry) ?? 0);
    first ??= entry;
    last = entry;
  }
  line += 1;
  if (!end) flaw("the end is missing: the file was cut off");
  if (first && end?.since === "" && end.from === first.seq && first.seq !== prunedTo + 1)
    flaw(`entries 1 to ${first.seq - 1} are missing, and no entry says that they were dropped in time`);
  if (after && (last?.seq ?? 0) < after.seq)
    flaw(`the earlier export goes on to entry ${after.seq}: the log was set back`);
  if (after && first && first.seq > after.seq && first.prev !== after.hash)
    flaw(`it does not follow from entry ${after.seq}, the last of the earlier export`);
  return { entries, flaws, unsealed, last: last && { seq: last.seq, hash: last.hash } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
