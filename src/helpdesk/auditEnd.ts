import type { Store, Stored } from "../store/port";
import { chained, type AuditEntry, type Noted, type Seals } from "./auditChain";
import { headRecord, readHead, sealedHead, tampered } from "./auditHead";
import { auditEntryKey, auditEntryRecord, headKey, partition } from "./auditRecords";

export interface AuditDeps {
  readonly store: Store;
  readonly seals: Seals;
  readonly clock: () => number;
}

type Standing = ReturnType<typeof readHead>;

/**
 * Every look-up of every process appends to the same log, so races are lost more often here than elsewhere. Slack is waiting for
 * the look-up meanwhile; this many attempts with their pauses take a second or two.
 */
export const attempts = 60;
export const contended = {
  code: "audit.contended",
  message: "The audit log was written to too often to be added to.",
  next: "Nothing: what was asked for was not shown and can be asked for again. If it goes on, look for what fills the log.",
};

/**
 * The position at which the log continues. If the head cannot be trusted, the entries themselves are read, so that no existing
 * entry is ever overwritten, whatever the head says.
 */
export async function standing({ store, seals }: AuditDeps, stored: Stored | undefined): Promise<Standing> {
  const it = readHead(stored, seals);
  if (stored && it.isGood) return it;
  let { head } = it;
  let first: number | undefined;
  for await (const one of store.scan("auditEntry", partition)) {
    const { seq, hash } = auditEntryRecord.read(one);
    first = Math.min(first ?? seq, seq);
    if (seq > head.seq) head = { ...head, seq, hash };
  }
  return first === undefined && !stored ? it : { head: { ...head, first: first ?? head.first }, isGood: false };
}

/**
 * The records to write for the next entries, and the number of the last one. After a head that Legitka did not seal, the log
 * continues with an entry that says so.
 */
export function added({ seals, clock }: AuditDeps, them: readonly Noted[], { head, isGood }: Standing, first?: number) {
  const at = new Date(clock()).toISOString();
  let { seq, hash } = head;
  const entries = (isGood ? them : [tampered(), ...them]).map((it): AuditEntry => {
    seq += 1;
    const entry = chained(it, seq, at, hash, seals);
    ({ hash } = entry);
    return entry;
  });
  const next = sealedHead({ seq, hash, first: first ?? head.first }, seals);
  const put = [
    { key: headKey, value: headRecord.write(next) },
    ...entries.map((it) => ({ key: auditEntryKey(it.seq), value: auditEntryRecord.write(it) })),
  ];
  return { put, seq };
}
