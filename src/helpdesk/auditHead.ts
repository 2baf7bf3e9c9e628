import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Stored } from "../store/port";
import { origin, type AuditEntry, type Noted, type Seals } from "./auditChain";

const openSchema = z.object({
  /** The number of the newest entry. */
  seq: z.int(),
  hash: z.string(),
  /** The oldest entry still kept. */
  first: z.int(),
});
type Open = z.infer<typeof openSchema>;

const schema = openSchema.extend({ key: z.string(), seal: z.string() });

/** The first and the last entry of the log, sealed, so that a person who has only the store cannot truncate it at either end. */
export type AuditHead = z.infer<typeof schema>;

export const headRecord = defineRecord({
  kind: "auditHead",
  version: 2,
  schema,
  migrate: (_, it) => ({ ...(it as object), key: "", seal: "" }),
});

const sealedText = ({ seq, hash, first }: Open): string => JSON.stringify(["legitka-audit-head-1", seq, hash, first]);

export const sealedHead = (it: Open, seals: Seals): AuditHead => ({ ...it, ...seals.seal(sealedText(it)) });

/** The current head; `isGood` is false if Legitka did not write it. Before the first entry there is no head. */
export function readHead(stored: Stored | undefined, seals: Seals): { head: Open; isGood: boolean } {
  if (!stored) return { head: { seq: 0, hash: origin, first: 1 }, isGood: true };
  const { key, seal, ...head } = headRecord.read(stored);
  return { head, isGood: seals.check(sealedText(head), { key, seal }) === "good" };
}

const by = { id: "legitka", name: "Legitka" };
const own = { by, about: null, ticket: null, reason: null };

/** The entry that says that old entries were dropped because their retention period was over. */
export const pruned = (from: number, to: number): Noted => ({ ...own, what: "pruned", outcome: `${from}-${to}` });

/** The entry that says that something else has written to the log. It is unknown which entries are missing before it. */
export const tampered = (): Noted => ({ ...own, what: "meddled", outcome: "the head was not sealed by Legitka" });

/** The number up to which all entries were dropped, if this entry says so. */
export function prunedUpTo({ by: { id }, what, outcome }: AuditEntry): number | undefined {
  return id === by.id && what === "pruned" ? Number(outcome.split("-")[1]) : undefined;
}

export const saysTampered = (it: AuditEntry): boolean => it.by.id === by.id && it.what === "meddled";
