import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Stored } from "../store/port";
import { origin, type AuditEntry, type Noted, type Seals } from "./auditChain";

const openSchema = z.object({
  /** Of the newest entry. */
  seq: z.int(),
  hash: z.string(),
  /** The oldest entry still kept. */
  first: z.int(),
});
type Open = z.infer<typeof openSchema>;

const schema = openSchema.extend({ key: z.string(), seal: z.string() });

/** Where the log ends and begins, sealed: who has the store alone can neither cut it short nor begin it later. */
export type AuditHead = z.infer<typeof schema>;

export const headRecord = defineRecord({
  kind: "auditHead",
  version: 2,
  schema,
  migrate: (_, it) => ({ ...(it as object), key: "", seal: "" }),
});

const sealedText = ({ seq, hash, first }: Open): string => JSON.stringify(["legitka-audit-head-1", seq, hash, first]);

export const sealedHead = (it: Open, seals: Seals): AuditHead => ({ ...it, ...seals.seal(sealedText(it)) });

/** The head as it stands; `isGood` unless it was not the product that wrote it. Before the first entry there is none. */
export function readHead(stored: Stored | undefined, seals: Seals): { head: Open; isGood: boolean } {
  if (!stored) return { head: { seq: 0, hash: origin, first: 1 }, isGood: true };
  const { key, seal, ...head } = headRecord.read(stored);
  return { head, isGood: seals.check(sealedText(head), { key, seal }) === "good" };
}

const by = { id: "legitka", name: "Legitka" };
const own = { by, about: null, ticket: null, reason: null };

/** That old entries were dropped because their time was over. */
export const pruned = (from: number, to: number): Noted => ({ ...own, what: "pruned", outcome: `${from}-${to}` });

/** That the log had been written to by something else: what is missing before this entry, nobody knows. */
export const meddled = (): Noted => ({ ...own, what: "meddled", outcome: "the head was not sealed by Legitka" });

/** Up to which entry everything before was dropped, when an entry says so. */
export function prunedUpTo({ by: { id }, what, outcome }: AuditEntry): number | undefined {
  return id === by.id && what === "pruned" ? Number(outcome.split("-")[1]) : undefined;
}

export const saysMeddled = (it: AuditEntry): boolean => it.by.id === by.id && it.what === "meddled";
