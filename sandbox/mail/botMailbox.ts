import { z } from "zod";
import { readJson, replaceFile } from "../atomicFile";

/** A letter in the mailbox that the assistant reads. */
export interface BotLetter {
  readonly uid: number;
  /** The raw source, as received over SMTP. */
  readonly source: Buffer;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly flags: ReadonlySet<string>;
}

/**
 * The mailbox that the assistant reads, served over IMAP. Nothing is ever deleted from it, so UIDs are in the order of sequence
 * numbers.
 */
export interface BotMailbox {
  readonly uidValidity: number;
  readonly nextUid: number;
  letters(): readonly BotLetter[];
  /** Adds a letter. It is written to the file before this returns. */
  add(source: Buffer, receivedAt: number): void;
  setFlags(uid: number, flags: ReadonlySet<string>): void;
  /** Calls `heard` whenever a letter arrives; the returned function stops that. */
  onLetter(heard: () => void): () => void;
}

const fileSchema = z.object({
  version: z.literal(1),
  uidValidity: z.int(),
  letters: z.array(z.object({ uid: z.int(), base64: z.string(), receivedAt: z.number(), flags: z.array(z.string()) })),
});

/** @throws when the state file exists but has another format */
export function createBotMailbox(stateFile: string | undefined, now: number): BotMailbox {
  const saved = stateFile === undefined ? null : readJson(stateFile);
  const state = saved === null ? undefined : fileSchema.parse(saved);
  const uidValidity = state?.uidValidity ?? Math.floor(now / 1000);
  const letters: BotLetter[] = (state?.letters ?? []).map(({ uid, base64, receivedAt, flags }) => ({
    uid,
    receivedAt,
    flags: new Set(flags),
    source: Buffer.from(base64, "base64"),
  }));
  const listeners = new Set<() => void>();
  const nextUid = (): number => (letters.at(-1)?.uid ?? 0) + 1;
  const save = (): void => {
    if (stateFile === undefined) return;
    const all = letters.map(({ uid, source, receivedAt, flags }) => ({
      uid,
      receivedAt,
      flags: [...flags],
      base64: source.toString("base64"),
    }));
    replaceFile(stateFile, JSON.stringify({ version: 1, uidValidity, letters: all }));
  };

  return {
    uidValidity,
    get nextUid() {
      return nextUid();
    },
    letters: () => letters,
    add(source, receivedAt) {
      letters.push({ uid: nextUid(), source, receivedAt, flags: new Set() });
      save();
      for (const heard of listeners) heard();
    },
    setFlags(uid, flags) {
      const at = letters.findIndex((it) => it.uid === uid);
      const letter = letters[at];
      if (letter) letters[at] = { ...letter, flags };
      save();
    },
    onLetter(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
